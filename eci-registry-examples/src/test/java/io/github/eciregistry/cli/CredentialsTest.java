package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials that are put into any input of the command are in none of its outputs. */
class CredentialsTest {

    private static final String SECRET = CredentialForms.SECRET;

    private static final String BASELINE = "baseline.json";

    /** A pod that waits for its image, in an owner. */
    private static final String DUMP = """
            {"apiVersion":"v1","kind":"List","items":[
             {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"%s",
              "labels":{"alibabacloud.com/eci":"true"},
              "ownerReferences":[{"apiVersion":"%s/v1","kind":"%s","name":"%s","uid":"1","controller":true}]},
              "spec":{"containers":[{"name":"%s","image":"192.168.1.10:5000/app"}]},
              "status":{"phase":"Pending","containerStatuses":[{"name":"%s","image":"192.168.1.10:5000/app",
               "state":{"waiting":{"reason":"ErrImagePull","message":
                "Head \\"https://192.168.1.10:5000/v2/\\": http: server gave HTTP response to HTTPS client"}}}]}},
             {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"shop",
              "labels":{"alibabacloud.com/eci":"true"}},
              "spec":{"containers":[{"name":"a","image":"%s"}]},
              "status":{"phase":"Pending","containerStatuses":[{"name":"a","image":"%s",
               "state":{"waiting":{"reason":"ErrImagePull","message":
                "Failed to pull image \\"%s\\": http: server gave HTTP response to HTTPS client"}}}]}},
             {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration",
              "metadata":{"name":"eci-registry.%s"},"webhooks":[{"failurePolicy":"Ignore"}]}]}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.github.eciregistry.cli.CredentialForms#all")
    void areNowhere(String value) throws IOException {
        for (List<String> arguments : commands(value)) {
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

            assertThat(run.out() + run.err()).as(String.join(" ", arguments)).doesNotContainIgnoringCase(SECRET);
        }
        assertThat(Files.readString(directory.resolve(BASELINE))).doesNotContainIgnoringCase(SECRET);
    }

    @Test
    void everyCommandIsTried() throws IOException {
        assertThat(commands("a").stream().map(arguments -> arguments.get(0))).containsAll(CommandRun.commands());
    }

    private List<List<String>> commands(String value) throws IOException {
        String pod = file(
                "pod.json",
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\",\"annotations\":{\"%s\":\"%s\","
                        + "\"k8s.aliyun.com/insecure-registry\":\"a.corp,%s\"}},\"spec\":{\"containers\":[{\"image\":\"%s\"},"
                        + "{\"image\":\"reg.test:5000/app\"}]}}",
                value);
        String policy = file("policy.yaml", "plainHttp: [\"%s\"]\n\"%s\": 1\n", value);
        String broken = file("broken.yaml", "plainHttp: [%s", value);
        String daemon = file("daemon.json", "{\"insecure-registries\":[\"%s\"],\"%s\":1,\"%s\":2}", value);
        String mirrors = file("registries.yaml", "{mirrors: {h.corp: {endpoint: [\"http://%s\", \"%s\"]}}}", value);
        String dump = file("dump.json", DUMP, value);
        String baseline = directory.resolve(BASELINE).toString();
        String message = "Failed to pull image \"" + value + "\": Head \"https://" + value
                + "/v2/\": Authorization: Bearer " + SECRET + ": x509: certificate signed by unknown authority";
        return List.of(
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
                List.of("doctor", dump),
                List.of("doctor", "--output", "json", dump),
                List.of("doctor", "--output", "markdown", dump),
                List.of("doctor", "--output", "policy", dump),
                List.of("doctor", "--output", "patch", dump),
                List.of("doctor", "--output", value, dump),
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
                List.of("krm", value),
                List.of("completion", value),
                List.of(value));
    }

    /** A function prints its input again, so that only what it adds is searched. */
    @ParameterizedTest
    @MethodSource("io.github.eciregistry.cli.CredentialForms#all")
    void areNotInTheResultsOfAFunction(String value) {
        String item = "{apiVersion: v1, kind: Pod, metadata: {name: \"%s\", namespace: \"%s\", annotations:"
                + " {\"%s\": \"%s\", k8s.aliyun.com/plain-http-registry: \"%s\"}},"
                + " spec: {containers: [{image: \"%s\"}, {image: a.corp/b, \"%s\": 1}, {image: \"a.corp/%s\"}]}}";
        for (String config : List.of(
                "{kind: ConfigMap, data: {plainHttp: a.corp}}",
                "{kind: ConfigMap, data: {plainHttp: \"%s\", \"%s\": \"%s\"}}",
                "{kind: ConfigMap, data: {plainHttp: \"a.corp,%s\"}}",
                "{kind: ConfigMap, data: {plainHttp: a.corp, dialect: \"%s\"}}",
                "{kind: ConfigMap, data: {policy.yaml: \"plainHttp: [%s]\"}}",
                "{kind: ConfigMap, data: \"%s\"}",
                "{kind: EciRegistryPolicy, spec: {plainHttp: [\"%s\"], \"%s\": 1}}",
                "{kind: EciRegistryPolicy, spec: \"%s\"}",
                "{kind: \"%s\"}",
                "\"%s\"")) {
            String list = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- " + item
                    + "\nfunctionConfig: " + config + "\n";
            CommandRun run = CommandRun.withInput(list.replace("%s", value), "krm");

            assertThat(run.out()).contains("\nresults:\n");
            assertThat(run.out().substring(run.out().indexOf("\nresults:\n")))
                    .as(config)
                    .doesNotContainIgnoringCase(SECRET);
            assertThat(run.err()).as(config).isNotEmpty().doesNotContainIgnoringCase(SECRET);
        }
        for (String input : List.of("kind: \"%s\"", "kind: [%s", "\"%s\"", "{\"%s\": 1, \"%s\": 2}")) {
            CommandRun run = CommandRun.withInput(input.replace("%s", value), "krm");

            assertThat(run.err()).as(input).isNotEmpty().doesNotContainIgnoringCase(SECRET);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.eciregistry.cli.CredentialForms#all")
    void areNotShownOfSettings(String value) throws IOException {
        for (String settings : List.of(
                "\"%s\": 1",
                "policy: {plainHttp: [\"%s\", \"a.corp,%s\"], \"%s\": [a.corp]}",
                "policy: {plainHttp: \"%s\", https: {\"%s\": 1}}",
                "policy: [\"%s\"]",
                "lint: {\"%s\": off, ECI107: \"%s\"}",
                "lint: \"%s\"",
                "exclude: [{\"%s\": 1}]",
                "kinds: {\"%s\": \"%s\"}",
                "\"%s\"",
                "exclude: [%s",
                "exclude: *cAnArY7",
                "exclude: \"%s\"\n---\n\"%s\"")) {
            String shown = CommandRun.readingSettings(Path.of(file("settings.yaml", settings, value)));

            assertThat(shown).as(settings).isNotEmpty().doesNotContainIgnoringCase(SECRET);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.eciregistry.cli.CredentialForms#all")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void areNotInWhatKubectlSays(String value) throws IOException {
        String program = file("kubectl", """
                #!/bin/sh
                echo 'Get "https://%s/api?token=%s": Authorization: Bearer cAnArY7: x509: unknown authority' >&2
                exit 1
                """, value);
        Files.setPosixFilePermissions(Path.of(program), PosixFilePermissions.fromString("rwx------"));

        CommandRun run = CommandRun.of("doctor", "--namespace", "shop", "--kubectl", program);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out() + run.err()).contains("Authorization: ***").doesNotContainIgnoringCase(SECRET);
    }

    private String file(String name, String content, String value) throws IOException {
        return Files.writeString(directory.resolve(name), content.replace("%s", value))
                .toString();
    }
}
