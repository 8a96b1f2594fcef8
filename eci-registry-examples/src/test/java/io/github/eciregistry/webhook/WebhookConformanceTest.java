package io.github.eciregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The conformance set of {@code RegistryAdmission}, sent to the server that the command line's options make. */
class WebhookConformanceTest {

    private static final Path CASES = Path.of("../eci-registry-core/src/test/resources/admission");

    /** The options of the server that stand for those of a case; a limit of its own has none. */
    private static final Map<String, String> OPTIONS = Map.of(
            "onlyEciPods", "--only-eci-pods",
            "eciNamespaces", "--eci-namespace",
            "exemptNamespaces", "--exempt-namespace",
            "auditOnly", "--audit",
            "denyInvalidReferences", "--deny-invalid",
            "allowOnly", "--allow",
            "dialects", "--dialect");

    @TempDir
    private static Path folder;

    private static final Map<String, RunningWebhook> SERVERS = new ConcurrentHashMap<>();

    @AfterAll
    static void stop() {
        SERVERS.values().parallelStream().forEach(RunningWebhook::close);
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !read(file).path("options").has("maximumSize"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Reviews.json(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheLibraryDoes(Path file) throws Exception {
        JsonNode given = read(file);
        JsonNode expected = given.path("expected");
        RunningWebhook webhook = server(given);

        HttpResponse<String> answer = webhook.send(webhook.request("/mutate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body(given))));

        assertThat(answer.statusCode()).isEqualTo(expected.path("httpStatus").asInt(200));
        JsonNode response = Reviews.response(answer.body());
        assertThat(response.at("/auditAnnotations/outcome")).isEqualTo(expected.path("outcome"));
        assertThat(response.at("/auditAnnotations/code")).isEqualTo(expected.path("reasonCode"));
        assertThat(response.has("patch")).isEqualTo(expected.has("object"));
        if (expected.has("object")) {
            JsonNode patch = Reviews.json(Reviews.patch(answer.body()));
            JsonNode object = given.at("/review/request/object");
            assertThat(JsonPatch.apply(patch, object)).isEqualTo(expected.path("object"));
        }
    }

    private static byte[] body(JsonNode given) {
        if (given.has("bodyBase64")) {
            return Base64.getDecoder().decode(given.path("bodyBase64").textValue());
        }
        String text = given.has("body")
                ? given.path("body").textValue()
                : given.path("review").toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RunningWebhook server(JsonNode given) {
        String key = given.path("policy") + " " + given.path("options");
        return SERVERS.computeIfAbsent(key, absent -> {
            try {
                Path files = Files.createTempDirectory(folder, "server");
                RunningWebhook.writeFiles(files);
                Files.writeString(
                        files.resolve("policy.yaml"), given.path("policy").toString());
                CommandLine command = WebhookCommand.commandLine();
                command.parseArgs(arguments(given.path("options")));
                WebhookCommand parsed = command.getCommand();
                return RunningWebhook.start(
                        files, RunningWebhook.TIMEOUTS, parsed.settings().admission());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String[] arguments(JsonNode options) {
        List<String> arguments = new ArrayList<>(List.of("--policy=p", "--tls-cert=c", "--tls-key=k"));
        options.properties().forEach(option -> {
            String name = OPTIONS.getOrDefault(option.getKey(), "");
            assertThat(name).as("option of the server for " + option).isNotEmpty();
            List<String> values = new ArrayList<>();
            option.getValue().forEach(value -> values.add(value.textValue()));
            if (option.getValue().isBoolean()) {
                arguments.add(name + "=" + option.getValue());
            } else if (name.equals("--dialect")) {
                arguments.add(name + "=" + (values.size() > 1 ? "both" : values.get(0)));
            } else {
                values.forEach(value -> arguments.add(name + "=" + value));
            }
        });
        return arguments.toArray(String[]::new);
    }
}
