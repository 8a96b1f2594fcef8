package io.github.eciregistry.cli;

import static io.github.eciregistry.cli.HostileTextsTest.HOSTILE;
import static io.github.eciregistry.cli.HostileTextsTest.assertVisible;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that resource lists and settings contain reaches a terminal so that it acts on it. */
class HostileConfigurationsTest {

    @TempDir
    private Path directory;

    /** A function prints its input again, which therefore has escapes of JSON. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"ConfigMap\", \"data\": {\"plainHttp\": \"a.corp\"}}",
                "{\"kind\": \"ConfigMap\", \"data\": {\"plainHttp\": \"%s\"}}",
                "{\"kind\": \"ConfigMap\", \"data\": {\"plainHttp\": \"a.corp\", \"%s\": \"%s\"}}",
                "{\"kind\": \"ConfigMap\", \"data\": {\"plainHttp\": \"a.corp\", \"dialect\": \"%s\"}}",
                "{\"kind\": \"ConfigMap\", \"data\": {\"policy.yaml\": \"plainHttp: [%s]\"}}",
                "{\"kind\": \"EciRegistryPolicy\", \"spec\": {\"plainHttp\": [\"%s\"], \"%s\": 1}}",
                "{\"kind\": \"%s\"}",
            })
    void ofAResourceListAreShownEscaped(String config) {
        String item =
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"%s\", \"namespace\": \"%s\","
                        + " \"annotations\": {\"config.kubernetes.io/path\": \"%s\"}},"
                        + " \"spec\": {\"containers\": [{\"image\": \"%s\"}]}}";
        String list = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- " + item
                + "\nfunctionConfig: " + config + "\n";
        CommandRun run = CommandRun.withInput(list.replace("%s", escaped()), "krm");

        assertThat(run.out()).contains("\nresults:\n");
        assertThat(run.err()).isNotEmpty();
        assertVisible(run.out());
        assertVisible(run.err());
    }

    private static String escaped() {
        StringBuilder escaped = new StringBuilder();
        HOSTILE.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%s\": 1",
                "policy: {plainHttp: [\"%s\"], \"%s\": [a.corp]}",
                "policy: {plainHttp: \"%s\"}",
                "lint: {\"%s\": off, ECI107: \"%s\"}",
                "lint: \"%s\"",
                "exclude: [{\"%s\": 1}]",
                "kinds: {\"%s\": 1}",
                "exclude: [\"%s",
                "%s"
            })
    void ofSettingsAreShownEscaped(String settings) throws IOException {
        Path file = Manifests.write(directory, "settings" + HOSTILE, settings.replace("%s", escaped()));
        String shown = CommandRun.readingSettings(file);

        assertThat(shown).isNotEmpty();
        assertVisible(shown);
    }
}
