package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that are put into any input of the command are in none of its outputs. */
class CredentialsTest {

    private static final String SECRET = "cAnArY7";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user:cAnArY7@harbor.corp/app",
                "user:cAnArY7@shanghai.corp:5000/app",
                "user:x/cAnArY7/y@harbor.corp/app",
                "user:x,cAnArY7,y@harbor.corp/app",
                "user:x cAnArY7 y@harbor.corp/app",
                "user:x@cAnArY7@harbor.corp",
                "cAnArY7@harbor.corp/app",
                "https://user:cAnArY7@shared-registry:5000/app",
                "docker://u:cAnArY7@h.corp/app?token=cAnArY7",
                "harbor.corp/app?token=cAnArY7",
                "user%3AcAnArY7%40harbor.corp/app",
                "user:cAnArY7\uFF20harbor.corp/app",
            })
    void areNowhere(String value) throws IOException {
        String pod = file(
                "pod.json",
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"V\",\"annotations\":{\"V\":\"V\","
                        + "\"k8s.aliyun.com/insecure-registry\":\"a.corp,V\"}},\"spec\":{\"containers\":[{\"image\":\"V\"},"
                        + "{\"image\":\"reg.test:5000/app\"}]}}",
                value);
        String policy = file("policy.yaml", "plainHttp: [\"V\"]\n\"V\": 1\n", value);
        String broken = file("broken.yaml", "plainHttp: [V", value);
        String daemon = file("daemon.json", "{\"insecure-registries\":[\"V\"],\"V\":1,\"V\":2}", value);
        String mirrors = file("registries.yaml", "{mirrors: {h.corp: {endpoint: [\"http://V\", \"V\"]}}}", value);
        String baseline = directory.resolve("baseline.json").toString();
        String message = "Failed to pull image \"" + value + "\": Head \"https://" + value
                + "/v2/\": Authorization: Bearer cAnArY7: x509: certificate signed by unknown authority";
        for (List<String> arguments : List.of(
                List.of("annotate", "--check", "--plain-http", "reg.test:5000", pod),
                List.of("annotate", "--check", "--skip-verify", value, pod),
                List.of("annotate", "--check", "--policy", policy, pod),
                List.of("annotate", "--check", "--policy", broken, pod),
                List.of("annotate", "--check", "--import", daemon, pod),
                List.of("annotate", "--" + value, pod),
                List.of("annotate", "--dialect", value, pod),
                List.of("annotate", "--check", "--verbose", "--plain-http", "reg.test:5000", pod),
                List.of("images", pod),
                List.of("images", "--output", "json", "--skip-verify", "harbor.corp", pod),
                List.of("lint", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--output", "json", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--output", "sarif", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--output", "github", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--output", "gcc", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--output", "junit", "--plain-http", "reg.test:5000", pod),
                List.of("lint", "--disable", value, pod),
                List.of("lint", "--fail-on", value, pod),
                List.of("lint", "--write-baseline", baseline, pod),
                List.of("lint", "--baseline", broken, pod),
                List.of("import", daemon),
                List.of("import", mirrors),
                List.of("import", "--output", "json", mirrors),
                List.of("import", "--undecided", value, daemon),
                List.of("import", "--format", value, daemon),
                List.of("explain", message),
                List.of("explain", "--output", "json", message),
                List.of("explain", value),
                List.of("explain", "--output", "json", value),
                List.of("explain", pod),
                List.of("doctor", pod),
                List.of("doctor", "--output", "json", pod),
                List.of("doctor", "--source", pod, pod),
                List.of("init", "--print", pod),
                List.of("migrate", "--to", "acs", "--check", pod),
                List.of("migrate", "--to", value, pod),
                List.of("kinds", "--from-crd", broken),
                List.of("export", "--to", "selector", "--skip-verify", value),
                List.of("export", "--to", "kyverno", "--plain-http", "a.corp", "--name", value),
                List.of("export", "--to", "kyverno", "--plain-http", "a.corp", "--match-label", value),
                List.of("export", "--to", "spark-conf", "--plain-http", "a.corp", "--image", value),
                List.of("export", "--to", value, "--plain-http", "a.corp"),
                List.of("probe", value),
                List.of("probe", "--parallel", value, "a.corp"),
                List.of(value))) {
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

            assertThat(run.out() + run.err()).as(String.join(" ", arguments)).doesNotContainIgnoringCase(SECRET);
        }
        assertThat(Files.readString(Path.of(baseline))).doesNotContainIgnoringCase(SECRET);
    }

    private String file(String name, String content, String value) throws IOException {
        return Files.writeString(directory.resolve(name), content.replace("V", value))
                .toString();
    }
}
