package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.DOCKER_DAEMON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerDaemonImportTest {

    @Test
    void leavesEveryRegistryUndecided() {
        RegistryImport read = DOCKER_DAEMON.parse("""
                {
                  "log-opts": {"max-size": "50m"},
                  "registry-mirrors": ["http://10.7.0.5:5000"],
                  "insecure-registries": [
                    "10.7.0.5:5000",
                    "harbor.pre.example",
                    "10.8.0.0/16",
                    "fd00:7::/32"
                  ]
                }
                """, "daemon.json");
        assertThat(Imports.statements(read))
                .containsExactly("10.7.0.5:5000 EITHER", "harbor.pre.example EITHER", "10.8.0.0/16 EITHER");
        assertThat(read.undecided().get(1).place()).hasToString("daemon.json:6:5: insecure-registries[1]");
        assertThat(Imports.notes(read))
                .containsExactly(
                        "MIRROR_IGNORED 3:24", "PORT_WIDENED 6:5", "NAMES_NOT_RESOLVED 7:5", "IPV6_REGISTRY 8:5");
    }

    /**
     * The shapes of moby's {@code TestIsSecureIndex} (daemon/pkg/registry/registry_test.go, read 2026-11-23). Where
     * the policy differs from Docker, whose answer is in the third column, it resolves no names, leaves out loopback
     * hosts and IPv6 addresses, matches hosts without regard to case, or matches any port with a host without one.
     */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "docker.io,              -,                    secure, HTTPS",
                "docker.io,              docker.io,            secure, HTTPS",
                "reg.example,            -,                    secure, HTTPS",
                "reg.example,            reg.example,          insecure, SKIP_VERIFY",
                "reg.example,            other.example,        secure, HTTPS",
                "REG.example,            reg.example,          secure, SKIP_VERIFY",
                "localhost,              -,                    insecure, HTTPS",
                "localhost:5000,         -,                    insecure, HTTPS",
                "localhost,              localhost:5000,       insecure, HTTPS",
                "localhost:5000,         localhost:5000,       insecure, HTTPS",
                "localhost,              reg.example,          insecure, HTTPS",
                "127.0.0.1,              -,                    insecure, HTTPS",
                "127.0.0.1,              reg.example,          insecure, HTTPS",
                "127.0.0.1:5000,         127.0.0.1:5000,       insecure, HTTPS",
                "127.0.0.1:5000,         reg.example,          insecure, HTTPS",
                "127.0.0.1:5000,         127.0.0.0/8,          insecure, HTTPS",
                "'[::1]:5000',           ::1/128,              insecure, HTTPS",
                "reg.example,            10.42.0.0/16,         insecure, HTTPS",
                "reg.example:5000,       10.42.0.0/16,         insecure, HTTPS",
                "10.42.42.42:5000,       10.1.1.1/8,           insecure, SKIP_VERIFY",
                "10.42.42.42,            10.42.42.42/8,        insecure, SKIP_VERIFY",
                "11.42.42.42:5000,       10.1.1.1/8,           secure, HTTPS",
                "'[fd00::9]:5000',       fd00::/8,             insecure, HTTPS",
                "gone.example,           10.42.0.0/16,         secure, HTTPS",
                "gone.example,           gone.example,         insecure, SKIP_VERIFY",
                "gone.example:5000,      gone.example,         secure, SKIP_VERIFY",
                "gone.example:5000,      gone.example:5000,    insecure, SKIP_VERIFY",
                "gone.example,           gone.example:5000,    secure, HTTPS",
            })
    void matchesAsDockerDoesOrSaysWhyNot(String registry, String entries, String docker, Transport ours) {
        String list = entries == null
                ? ""
                : Arrays.stream(entries.split(" "))
                        .map(each -> '"' + each + '"')
                        .collect(Collectors.joining(","));
        RegistryImport read = DOCKER_DAEMON.parse("{\"insecure-registries\": [" + list + "]}", "daemon.json");
        RegistryPolicy policy = read.settle(Transport.SKIP_VERIFY).toPolicy();
        assertThat(policy.transportFor(Registry.parse(registry))).isEqualTo(ours);
    }

    /** The accepted shapes of moby's {@code TestLoadInsecureRegistries} (config_test.go, read 2026-11-23), and more. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "reg.example,                  reg.example EITHER,           PORT_WIDENED",
                "http://reg.example,           reg.example EITHER,           SCHEME_STRIPPED PORT_WIDENED",
                "https://reg.example:8443,     reg.example:8443 EITHER,      SCHEME_STRIPPED",
                "HTTP://reg.example:80,        reg.example:80 EITHER,        SCHEME_STRIPPED",
                "2001:db8::7,                  '',                           IPV6_REGISTRY",
                "[2001:db8::7]:80,             '',                           IPV6_REGISTRY",
                "0.0.0.0:5000,                 '',                           LOOPBACK",
                "[::]:5000,                    '',                           LOOPBACK",
                "host.docker.internal:5000,    '',                           LOOPBACK",
                "quay.io,                      '',                           PUBLIC_REGISTRY",
                "registry.k8s.io:443,          '',                           PUBLIC_REGISTRY",
                "me.azurecr.io,                '',                           PUBLIC_REGISTRY",
                "reg,                          reg EITHER,                   PORT_WIDENED",
                "10.1.2.3/8,                   10.1.2.3/8 EITHER,            NAMES_NOT_RESOLVED",
                "0.0.0.0/0,                    0.0.0.0/0 EITHER,             NAMES_NOT_RESOLVED",
                "127.0.0.1,                    '',                           LOOPBACK",
                "127.0.0.1:8080,               '',                           LOOPBACK",
                "localhost,                    '',                           LOOPBACK",
                "127.0.0.0/8,                  '',                           LOOPBACK",
                "::1/128,                      '',                           LOOPBACK",
                "docker.io,                    '',                           DOCKER_HUB",
                "index.docker.io,              '',                           DOCKER_HUB",
                "registry-1.docker.io,         '',                           DOCKER_HUB",
            })
    void readsWhatDockerTakes(String entry, String statement, String notes) {
        RegistryImport read = DOCKER_DAEMON.parse("{\"insecure-registries\": [\"" + entry + "\"]}", "daemon.json");
        assertThat(String.join(", ", Imports.statements(read))).isEqualTo(statement);
        assertThat(Imports.noteCodes(read)).isEqualTo(notes);
    }

    /** The refused shapes of the same test, and what users have written. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "svn://reg.example,                              REGISTRY_HAS_SCHEME 1:27",
                "://reg.example,                                 INVALID_REGISTRY_FORMAT 1:27",
                "-reg.example,                                   INVALID_REGISTRY_FORMAT 1:27",
                "reg-.example,                                   INVALID_REGISTRY_FORMAT 1:31",
                "1200:0000:AB00:1234:0000:2552:7777:1313:8080,   INVALID_REGISTRY_FORMAT 1:26",
                "reg.example:500000,                             PORT_OUT_OF_RANGE 1:39",
                "\\\"reg.example\\\",                            INVALID_REGISTRY_FORMAT 1:26",
                "reg.example/cnx,                                REGISTRY_HAS_PATH 1:38",
                "http://reg.example/,                            REGISTRY_HAS_PATH 1:45",
                "*.corp.example,                                 INVALID_REGISTRY_FORMAT 1:26",
                "reg_1.example,                                  INVALID_REGISTRY_FORMAT 1:26",
                "10.0.0.0/33,                                    INVALID_CIDR 1:36",
                "10.0.0.0/8:5000,                                INVALID_CIDR 1:26",
                "[fd00::]/8,                                     INVALID_CIDR 1:26",
                "'',                                             INVALID_REGISTRY_FORMAT 1:26",
                "ann:hunter2@reg.example,                        INVALID_REGISTRY_FORMAT 1:26",
            })
    void refusesWhatDockerRefuses(String entry, String problem) {
        assertThat(Imports.problems(DOCKER_DAEMON, "{\"insecure-registries\": [\"" + entry + "\"]}"))
                .containsExactly(problem);
    }

    @Test
    void reportsAllThatIsWrongInTheOrderOfTheText() {
        String text = """
                {"registry-mirrors": "http://10.0.0.5",
                 "insecure-registries": ["a.example/x", 5000, "ok.example:5000", "10.0.0.0/40"]}
                """;
        assertThat(Imports.problems(DOCKER_DAEMON, text))
                .containsExactly("WRONG_TYPE 1:22", "REGISTRY_HAS_PATH 2:36", "WRONG_TYPE 2:41", "INVALID_CIDR 2:76");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# /etc/docker/daemon.json\n{\"insecure-registries\": [\"10.7.0.5:5000\"]}",
                "// mine\n{\"insecure-registries\": [\"10.7.0.5:5000\"]}",
                "{/* mine */\"insecure-registries\": [\"10.7.0.5:5000\"]}",
                "{\"insecure-registries\": [\"10.7.0.5:5000\",]}",
                "{\"insecure-registries\": [\"10.7.0.5:5000\"],}",
                "{\"insecure-registries\": [\"10.7.0.5:5000\"]}\n}",
                "{\"insecure-registries\": [\"10.7.0.5:5000\"]} sudo systemctl restart docker",
            })
    void readsCommentsAndJunkOnlyWhereAskedTo(String text) {
        assertThatThrownBy(() -> DOCKER_DAEMON.parse(text, "daemon.json"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.MALFORMED_FILE);
                    assertThat(e.problems().get(0).position()).isPresent();
                });
        RegistryImport read = DOCKER_DAEMON.parseLenient(text, "daemon.json");
        assertThat(Imports.statements(read)).containsExactly("10.7.0.5:5000 EITHER");
    }

    @Test
    void tellsWhereTheJsonBreaks() {
        assertThatThrownBy(() -> DOCKER_DAEMON.parse("{\n  \"insecure-registries\": [\"a.example\"\n}", "daemon.json"))
                .hasMessage("3:1: malformed JSON: Unexpected close marker '}': expected ']' [MALFORMED_FILE]");
    }

    @Test
    void readsAnEmptyFileAsDockerDoes() {
        assertThat(Imports.statements(DOCKER_DAEMON.parse("", "daemon.json"))).isEmpty();
        assertThat(Imports.statements(DOCKER_DAEMON.parse("\uFEFF{}\n", "daemon.json")))
                .isEmpty();
        assertThat(Imports.problems(DOCKER_DAEMON, "[]")).containsExactly("WRONG_TYPE 1:1");
    }
}
