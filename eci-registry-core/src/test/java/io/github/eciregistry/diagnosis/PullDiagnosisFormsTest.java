package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.eciregistry.diagnosis.PullDiagnosisTest.Case;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same messages in the forms that people and programs find them in: the diagnosis stays the same. */
class PullDiagnosisFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A text without a line break that leads to a failure. */
    static Stream<String> failures() throws IOException {
        return PullDiagnosisTest.messages()
                .filter(message -> message.cause().rank() == PullCause.Rank.FAILURE)
                .map(Case::message);
    }

    private static String row(String message) {
        return "  Warning  Failed     12s (x2 over 27s)  kubelet            " + message;
    }

    private static String describe(String message) {
        return """
                Events:
                  Type     Reason     Age                From               Message
                  ----     ------     ----               ----               -------
                  Normal   Scheduled  30s                default-scheduler  Successfully assigned default/web to virtual-kubelet
                  Normal   Pulling    12s (x2 over 27s)  kubelet            Pulling image
                """ + row(message) + """

                  Warning  Failed     12s (x2 over 27s)  kubelet            Error: ErrImagePull
                  Normal   BackOff    1s (x2 over 26s)   kubelet            Back-off pulling image
                  Warning  Failed     1s (x2 over 26s)   kubelet            Error: ImagePullBackOff
                """;
    }

    private static String wrapAnywhere(String text, int width) {
        return text.lines()
                .flatMap(line -> IntStream.range(0, (line.length() + width - 1) / width)
                        .mapToObj(i -> line.substring(i * width, Math.min(line.length(), (i + 1) * width))))
                .collect(Collectors.joining("\n"));
    }

    private static String wrapBetweenWords(String text, int width) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > width) {
                out.append('\n');
                column = 0;
            } else if (out.length() > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static void assertSame(String message, String form) {
        PullDiagnosis expected = PullDiagnosis.of(message);
        PullDiagnosis actual = PullDiagnosis.of(form);

        assertThat(actual.cause()).as(form).isEqualTo(expected.cause());
        assertThat(actual.registry()).as(form).isEqualTo(expected.registry());
        assertThat(actual.reference()).as(form).isEqualTo(expected.reference());
        assertThat(actual.remedy()).as(form).isEqualTo(expected.remedy());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inKubectlDescribe(String message) {
        assertSame(message, describe(message));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inKubectlDescribeOfANarrowTerminal(String message) {
        assertSame(message, wrapAnywhere(describe(message), 120));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inALineThatAnEditorWrapped(String message) {
        assertSame(message, wrapBetweenWords(row(message), 100));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inEventsAsJson(String message) throws JsonProcessingException {
        Map<String, Object> events = Map.of("items", List.of(Map.of("reason", "Failed", "message", message)));

        assertSame(message, JSON.writeValueAsString(events));
        assertSame(message, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(events));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inEventsAsYaml(String message) throws JsonProcessingException {
        assertSame(message, YAML.writeValueAsString(Map.of("reason", "Failed", "message", message)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inTheLogOfARuntime(String message) throws JsonProcessingException {
        String line =
                "time=\"2026-11-23T09:00:00Z\" level=error msg=\"PullImage failed\" error=\"" + escape(message) + "\"";

        assertSame(message, line);
        assertSame(message, JSON.writeValueAsString(Map.of("log", line + "\n", "stream", "stderr")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inTheLogOfAKubelet(String message) {
        String error = "\"Error syncing pod, skipping\" err=\"failed to \\\"StartContainer\\\" for \\\"web\\\" with"
                + " ErrImagePull: \\\"" + escape(escape(message)) + "\\\"\" pod=\"default/web\"";

        assertSame(message, "E1123 09:00:00.000000    1234 pod_workers.go:1301] " + error);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inColour(String message) {
        assertSame(message, "\u001b[31mFATA\u001b[0m[0001] \u001b[1;37m" + message + "\u001b[0m");
    }

    @Test
    void putsTheLinesOfAMessageTogetherWithoutLosingAHost() {
        PullDiagnosis diagnosis = PullDiagnosis.of("""
                  Warning  Failed     3s    kubelet     Failed to pull image "hub.corp.example:5000/team/web:1.4": failed to re
                solve reference "hub.corp.example:5000/team/web:1.4": failed to do request: Head "https://hub.corp.example:50
                00/v2/team/web/manifests/1.4": http: server gave HTTP response to HTTPS client
                """);

        assertThat(diagnosis).hasToString("HTTP_REGISTRY_ASKED_OVER_HTTPS hub.corp.example:5000");
        assertThat(diagnosis.evidence())
                .endsWith(
                        "Head \"https://hub.corp.example:5000/v2/team/web/manifests/1.4\": http: server gave HTTP response"
                                + " to HTTPS client");
    }

    @Test
    void readsDocumentsOfSeveralEvents() {
        PullDiagnosis diagnosis = PullDiagnosis.of("""
                items:
                - message: 'Failed to pull image "hub.corp.example/web:1": Get "https://hub.corp.example/v2/":
                    x509: cannot validate certificate for hub.corp.example because it doesn''t
                    contain any IP SANs'
                  reason: Failed
                  type: Warning
                - message: 'Error: ErrImagePull'
                  reason: Failed
                  type: Warning
                """);

        assertThat(diagnosis).hasToString("X509_NAME_MISMATCH hub.corp.example");
    }
}
