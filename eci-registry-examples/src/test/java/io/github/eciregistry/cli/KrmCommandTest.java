package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class KrmCommandTest {

    private static final String LIST = """
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items:
              - apiVersion: apps/v1
                kind: Deployment # the shop
                metadata:
                  name: web
                  namespace: shop
                  annotations:
                    config.kubernetes.io/path: k8s/web.yaml
                    config.kubernetes.io/index: "0"
                    internal.config.kubernetes.io/path: 'k8s/web.yaml'
                    internal.config.kubernetes.io/index: '1'
                spec:
                  template:
                    metadata:
                      labels: {app: web}
                    spec:
                      containers: [{name: web, image: %s}]
            functionConfig:
              %s
            """;
    private static final String CONFIG =
            "{apiVersion: v1, kind: ConfigMap, data: {plainHttp: 'a.test, reg.test:5000'}}";

    private static Object results(String text) {
        Map<?, ?> list = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return Objects.requireNonNull(list.get("results"));
    }

    @Test
    void annotatesTheItemsAndNothingElse() {
        String input = LIST.formatted("reg.test:5000/web", CONFIG);

        CommandRun run = CommandRun.withInput(input, "krm");

        assertThat(run.out()).isEqualTo(input.replace("          labels: {app: web}\n", """
                                  labels: {app: web}
                                  annotations:
                                    k8s.aliyun.com/plain-http-registry: "reg.test:5000"
                        """));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void readsAPolicyOfItsOwnKindAndADialect() {
        String config = "{apiVersion: eci-registry.github.io/v1alpha1, kind: EciRegistryPolicy, dialect: acs,"
                + " spec: {skipVerify: [reg.test:5000]}}";

        assertThat(CommandRun.withInput(LIST.formatted("reg.test:5000/web", config), "krm")
                        .out())
                .contains("registry.alibabacloud.com/insecure-registry: \"reg.test:5000\"");
    }

    @Test
    void reportsAFormerNameAsAWarning() {
        String config = "{apiVersion: eci-registry.github.io/v1alpha1, kind: EciRegistryPolicy,"
                + " spec: {selfSigned: [reg.test:5000]}}";

        CommandRun run = CommandRun.withInput(LIST.formatted("reg.test:5000/web", config), "krm");

        assertThat(run.out()).contains("k8s.aliyun.com/insecure-registry: \"reg.test:5000\"");
        assertThat(results(run.out()).toString())
                .contains("severity=warning")
                .contains("the key selfSigned is called skipVerify now");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void reportsProblemsAsResultsWithTheirObjectAndFile() {
        CommandRun run = CommandRun.withInput(LIST.formatted("reg.test:5000/Web", CONFIG), "krm");

        assertThat(results(run.out()))
                .isEqualTo(List.of(Map.of(
                        "message",
                        "invalid image reference \"reg.test:5000/Web\" at 14: expected a lower-case letter or digit, found 'W'"
                                + " [REPOSITORY_NOT_LOWERCASE]",
                        "severity",
                        "error",
                        "resourceRef",
                        Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web", "namespace", "shop"),
                        "field",
                        Map.of("path", "spec.template.spec.containers[0].image"),
                        "file",
                        Map.of("path", "k8s/web.yaml", "index", 1))));
        assertThat(run.err()).startsWith("<stdin>:19:").contains("[REPOSITORY_NOT_LOWERCASE]");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void addsResultsToJsonAndBeforeTheEndOfADocument() {
        String json = "{\"apiVersion\": \"config.kubernetes.io/v1\", \"kind\": \"ResourceList\", \"items\": []}\n";
        String ended = "kind: ResourceList\nitems: []\n...\n";

        assertThat(results(CommandRun.withInput(json, "krm").out()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        CommandRun run = CommandRun.withInput(ended, "krm");
        assertThat(results(run.out()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(run.out()).endsWith("\n...\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Secret}                                   | expected a ConfigMap or an EciRegistryPolicy, found",
                "{kind: ConfigMap}                                | expected data with plainHttp",
                "{kind: ConfigMap, data: {plainhttp: a.b}}        | expected plainHttp, skipVerify, https, policy.yaml",
                "{kind: ConfigMap, data: {plainHttp: 'http://a'}} | \"http://a\"",
                "{kind: ConfigMap, data: {dialect: x}}            | expected eci, acs or both",
                "{kind: EciRegistryPolicy, spec: {plainhttp: []}} | plainhttp",
                "{kind: EciRegistryPolicy}                        | expected spec with a policy",
                "{kind: EciRegistryPolicy, spec: {}}              | expected plainHttp or skipVerify",
                "{kind: ConfigMap, data: {dialect: acs}}          | expected plainHttp or skipVerify",
                "{kind: ConfigMap, data: {plainHttp: [a.b]}}      | expected a string",
                "null                                             | expected functionConfig with a ConfigMap",
            })
    void saysWhatIsWrongWithItsConfiguration(String config, String message) {
        String input = LIST.formatted("reg.test:5000/web", config);

        CommandRun run = CommandRun.withInput(input, "krm");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).startsWith(input);
        assertThat(results(run.out())).asString().contains(message);
        assertThat(run.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"kind: Pod", "[", "''"})
    void printsWhatIsNoResourceListAsItIs(String input) {
        CommandRun run = CommandRun.withInput(input, "krm");

        assertThat(run.out()).isEqualTo(input);
        assertThat(run.err()).contains("expected one ResourceList");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
