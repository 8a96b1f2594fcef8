package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Core on class paths that lack what only TOML needs. */
class TomlLibraryTest {

    private static final String CONFIG = "[registry.'reg.example']\nhttp = true\n";

    @TempDir
    private Path folder;

    /** Runs with the classes of a class loader of its own. */
    static final class Import {

        private Import() {}

        static String of(String text) {
            try {
                return ConfigFormat.BUILDKIT
                                .parse(text, "buildkitd.toml")
                                .rules()
                                .size() + "";
            } catch (InvalidInputException e) {
                return e.problems().get(0).code() + " " + e.getMessage();
            }
        }

        static String detected(Path file) throws IOException {
            try {
                return ConfigFiles.read(file).files().toString();
            } catch (InvalidInputException e) {
                return e.problems().get(0).code().toString();
            }
        }

        static String others() {
            RegistryImport yaml = ConfigFormat.K3S_REGISTRIES.parse("configs: {a.example: {tls: {ca_file: x}}}", "x");
            RegistryImport json = ConfigFormat.DOCKER_DAEMON.parse("{\"insecure-registries\": [\"b.example\"]}", "x");
            return yaml.rules().size() + " " + json.undecided().size();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jackson-dataformat-toml, com.fasterxml.jackson.dataformat:jackson-dataformat-toml",
        "jackson-databind, com.fasterxml.jackson.core:jackson-databind",
    })
    void namesTheLibraryToAdd(String missing, String named) throws Exception {
        Path file = Files.writeString(folder.resolve("some.toml"), CONFIG);
        try (URLClassLoader loader = without(missing)) {
            for (int i = 0; i < 3; i++) {
                assertThat(call(loader, "of", String.class, CONFIG))
                        .isEqualTo(ProblemCode.LIBRARY_MISSING + " cannot read TOML: " + named
                                + " is missing, or its version does not fit jackson-core; add it to the class path in"
                                + " jackson-core's version [LIBRARY_MISSING]");
            }
            assertThat(call(loader, "detected", Path.class, file)).isEqualTo("LIBRARY_MISSING");
            assertThat(call(loader, "others", null, null)).isEqualTo("1 1");
        }
    }

    @Test
    void readsTomlWithAllOfThem() throws Exception {
        try (URLClassLoader loader = without("nothing")) {
            assertThat(call(loader, "of", String.class, CONFIG)).isEqualTo("1");
        }
    }

    private static Object call(ClassLoader loader, String method, @Nullable Class<?> type, @Nullable Object argument)
            throws Exception {
        Class<?> imports = loader.loadClass(Import.class.getName());
        var called = type == null ? imports.getDeclaredMethod(method) : imports.getDeclaredMethod(method, type);
        called.setAccessible(true);
        return type == null ? called.invoke(null) : called.invoke(null, argument);
    }

    private static URLClassLoader without(String library) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!Path.of(entry).getFileName().toString().startsWith(library + "-")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
