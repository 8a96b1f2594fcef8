package io.github.eciregistry.fabric8.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolSettingsTest {

    @TempDir
    private Path directory;

    private Optional<RegistryPolicy> policy(Map<String, String> values) {
        return new ToolSettings("policy", "plain", "self", "https", values::get).policy(directory);
    }

    private void assertFails(Map<String, String> values, String... parts) {
        assertThatThrownBy(() -> policy(values))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(parts);
    }

    @Test
    void isEmptyIfNothingIsSet() {
        assertThat(policy(Map.of())).isEmpty();
        assertThat(policy(Map.of("policy", "", "plain", " \n"))).isEmpty();
    }

    @Test
    void addsPatternsToThoseOfTheFile() throws IOException {
        Files.writeString(directory.resolve("policy.yaml"), "plainHttp: [a.example]\n");

        assertThat(policy(Map.of(
                        "policy",
                        " policy.yaml ",
                        "plain",
                        "b.example,10.0.0.0/8",
                        "self",
                        "\n*.c.example\n",
                        "https",
                        "10.1.1.1")))
                .hasValueSatisfying(policy -> assertThat(PolicyFile.toYaml(policy))
                        .isEqualTo(PolicyFile.toYaml(RegistryPolicy.builder()
                                .plainHttp("a.example", "b.example", "10.0.0.0/8")
                                .skipVerify("*.c.example")
                                .https("10.1.1.1")
                                .build())));
    }

    @Test
    void saysWhichSettingIsWrong() throws IOException {
        Files.writeString(directory.resolve("typo.yaml"), "plainhttp: [a.example]\n");

        assertFails(
                Map.of("policy", "none.yaml"), "policy: the policy file none.yaml cannot be read here", "NoSuchFile");
        assertFails(Map.of("policy", "typo.yaml"), "policy: typo.yaml: ", "plainhttp");
        assertFails(Map.of("policy", "\0"), "policy: the policy file");
        assertFails(Map.of("self", "https://harbor.pre.com"), "self: ", "harbor.pre.com");
        assertFails(
                Map.of("self", "a.example", "plain", "a.example"), "the registries are contradictory: ", "a.example");
    }
}
