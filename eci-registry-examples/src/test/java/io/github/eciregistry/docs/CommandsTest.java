package io.github.eciregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eciregistry.docs.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CommandsTest {

    private static final Set<String> LANGUAGES = Set.of("shell", "sh", "bash", "console");

    /** What a fresh clone contains and commands use. */
    private static final String SHIPPED = "eci-registry-examples";

    @TestFactory
    Stream<DynamicTest> everyCommandShownRuns(@TempDir Path folder) throws IOException {
        assumeTrue(Shell.isThere(), "Linux and bash are needed");
        Registries registries = Registries.start(folder);
        return Page.all().stream()
                .filter(page -> page.fences.stream().anyMatch(CommandsTest::isTyped))
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> type(page, folder, registries)))
                .onClose(registries::close);
    }

    private static boolean isTyped(Fence fence) {
        return LANGUAGES.contains(fence.language()) || fence.has("script");
    }

    private static void type(Page page, Path folder, Registries registries) throws IOException, InterruptedException {
        Shell shell = new Shell(folder, registries.hosts(), !page.isReadme());
        copyShipped(shell.directory);
        for (Fence fence : page.fences) {
            if (fence.value("prints").isPresent()) {
                shell.prints(fence.value("prints").get(), fence.text());
            }
        }
        shell.begin();
        if (page.isReadme()) {
            typeReadme(page, shell);
            return;
        }
        Run last = new Run(0, "");
        for (Fence fence : page.fences) {
            if (fence.value("title").isPresent()) {
                Path file = shell.directory.resolve(fence.value("title").get());
                Files.createDirectories(file.getParent());
                Files.writeString(file, fence.text());
            }
            if (isTyped(fence)) {
                last = shell.run(fence.has("script") ? String.join("\n", script(fence)) : fence.text());
                assertThat(last.exitCode())
                        .as(fence + " prints " + last.output())
                        .isEqualTo(fence.value("exit").map(Integer::valueOf).orElse(0));
            } else if (fence.has("output")) {
                assertPrinted(fence, last.output());
            }
        }
    }

    /** The summary that ends a command is shown where a page is about it. */
    private static void assertPrinted(Fence fence, String printed) {
        boolean isAboutSummary = fence.text().contains("summary: ");
        String output = isAboutSummary ? printed : printed.replaceAll("(?m)^summary: .*\\R", "");
        String pattern = Arrays.stream(fence.text().strip().split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(output.strip()).matches()) {
            assertThat(output.strip())
                    .as(fence.toString())
                    .isEqualTo(fence.text().strip());
        }
    }

    /** All commands of a README run in one shell, on a fresh clone, where nothing is built or installed yet. */
    private static void typeReadme(Page page, Shell shell) throws IOException, InterruptedException {
        String commands = page.fences.stream()
                .filter(CommandsTest::isTyped)
                .map(Fence::text)
                .collect(Collectors.joining());

        Run run = shell.run(commands);

        assertThat(commands).contains("eci-registry images ", "eci-registry annotate ", "eci-registry lint ");
        assertThat(run.exitCode()).as(page + " prints " + run.output()).isZero();
    }

    /** Copies the shipped files, as a fresh clone has them. */
    private static void copyShipped(Path directory) throws IOException {
        Path shipped = Page.ROOT.resolve(SHIPPED);
        Path copy = directory.resolve(SHIPPED);
        Path manifests = Files.createDirectories(copy.resolve("manifests"));
        try (Stream<Path> files = Files.list(shipped.resolve("manifests"))) {
            for (Path file : files.toList()) {
                Files.copy(file, manifests.resolve(file.getFileName()));
            }
        }
        for (String name : List.of("policy.yaml", "daemon.json")) {
            Files.copy(shipped.resolve(name), copy.resolve(name));
        }
    }

    /** Returns the commands in the configuration of a CI system, in their order. */
    private static List<String> script(Fence fence) {
        List<String> commands = new ArrayList<>();
        collect(new Load(LoadSettings.builder().build()).loadFromString(fence.text()), commands);
        return commands;
    }

    private static void collect(Object node, List<String> commands) {
        if (node instanceof List<?> items) {
            items.forEach(item -> collect(item, commands));
        } else if (node instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                if (value instanceof String command && key.equals("run")) {
                    commands.add(command);
                } else if (value instanceof List<?> list && (key.equals("script") || key.equals("before_script"))) {
                    list.forEach(command -> commands.add(String.valueOf(command)));
                } else if (value != null) {
                    collect(value, commands);
                }
            });
        }
    }
}
