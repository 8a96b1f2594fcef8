package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {

    @TempDir
    private Path directory;

    @Test
    void printsWhatReadsImages() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "skipVerify: [\"*.corp.example\"]\n");

        CommandRun run = CommandRun.of(
                "export",
                "--to",
                "mutating-admission-policy",
                "--policy",
                policy.toString(),
                "--name",
                "registries",
                "--only-eci-pods",
                "--exempt-namespace",
                "kube-system,kyverno");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out())
                .isEqualTo(PolicyExport.using(RegistryPolicy.builder()
                                .skipVerify("*.corp.example")
                                .build())
                        .withName("registries")
                        .onlyEciPods()
                        .exemptingNamespaces("kube-system", "kyverno")
                        .to(ExportTarget.MUTATING_ADMISSION_POLICY));
    }

    @ParameterizedTest
    @CsvSource({
        "mutating-admission-policy, MutatingAdmissionPolicy",
        "MUTATING-admission-policy, MutatingAdmissionPolicyBinding",
        "kyverno, MutatingPolicy",
        "eci-profile, ConfigMap"
    })
    void printsEveryTarget(String target, String kind) {
        CommandRun run = CommandRun.of("export", "--to", target, "--plain-http", "reg.test:5000", "--dialect", "both");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out())
                .contains("\nkind: " + kind + "\n")
                .contains("k8s.aliyun.com/plain-http-registry")
                .contains("registry.alibabacloud.com/plain-http-registry");
    }

    @Test
    void printsASelectorForLabels() {
        CommandRun run = CommandRun.of(
                "export",
                "--to=selector",
                "--plain-http=reg.test:5000",
                "--match-label=app=shop,tier=web",
                "--match-namespace-label=team=a");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out())
                .contains("kind: Selector\n", "\"app\": \"shop\"\n", "\"tier\": \"web\"\n", "\"team\": \"a\"\n");
    }

    @Test
    void saysWhatATargetCannotExpress() {
        CommandRun run = CommandRun.of("export", "--to", "eci-profile", "--plain-http", "*.test,10.0.0.0/8,reg.test");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("export: error: cannot export \"")
                        .endsWith(" [NOT_EXPRESSIBLE]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--plain-http a.b                        | Missing required option: '--to=TARGET'",
                "--to kyverno                            | no registry is named: expected --plain-http, --skip-verify,"
                        + " --policy, --import, --probe or a policy in .eci-registry.yaml",
                "--to opa --plain-http a.b               | Invalid value for option '--to': expected"
                        + " mutating-admission-policy, kyverno, eci-profile, selector, spark-conf, flink-conf,"
                        + " gitlab-runner, eci-openapi, acs-openapi, kustomize or flux, found \"opa\"",
                "--to kyverno --plain-http a.b --name A  | invalid name of an object \"A\"",
                "--to selector --plain-http a.b --match-label a=-  | invalid value of a label \"-\"",
                "--to kyverno --plain-http a..b          | \"a..b\"",
            })
    void refusesACommandLine(String line, String message) {
        CommandRun run = CommandRun.of(("export " + line).split(" +"));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: ").contains(message);
    }

    @Test
    void helpFitsATerminal() {
        assertThat(CommandRun.of("export", "--help").out().lines())
                .allSatisfy(shown -> assertThat(shown.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void printsSettingsOfToolsForImages() {
        CommandRun run = CommandRun.of(
                "export",
                "--to",
                "flink-conf",
                "--plain-http",
                "reg.test:5000",
                "--image",
                "reg.test:5000/a",
                "--image",
                "nginx");

        assertThat(run.out())
                .contains("kubernetes.taskmanager.annotations: "
                        + "\"'k8s.aliyun.com/plain-http-registry:''reg.test:5000'''\"\n");
        assertThat(run.err())
                .isEqualTo(
                        "\"nginx\": warning: no pattern of the policy matches docker.io, so verified HTTPS is assumed\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void saysWhatAFormatNeeds() {
        String[] acs = {"export", "--to", "acs-openapi", "--plain-http", "reg.test", "--image", "reg.test/a"};

        assertThat(CommandRun.of("export", "--to", "spark-conf", "--plain-http", "reg.test")
                        .err())
                .contains("--image is missing");
        assertThat(CommandRun.of("export", "--to", "kyverno", "--plain-http", "reg.test", "--image", "a")
                        .err())
                .contains("--image needs a format");
        assertThat(CommandRun.of(acs).out()).contains("\"UsePlainHttp\" : true");
        assertThat(CommandRun.of(plus(acs, "--dialect", "both")).err()).contains("--dialect is for annotations");
        assertThat(CommandRun.of(plus(acs, "--only-eci-pods")).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of(plus(acs, "--image", "reg.test/A")).exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(CommandRun.of("export", "--to", "eci-openapi", "--plain-http", "reg.test", "--image", "nginx")
                        .exitCode())
                .isEqualTo(ExitCodes.NOTHING);
    }

    private static String[] plus(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}
