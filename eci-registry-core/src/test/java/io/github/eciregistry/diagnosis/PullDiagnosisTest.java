package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What single messages and lists of events mean. */
class PullDiagnosisTest {

    /** A message and what it means; {@code -} where it names no registry or reference. */
    record Case(PullCause cause, RemedyKind remedy, String registry, String reference, String message) {

        static Case parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Case(
                    PullCause.valueOf(fields[0]), RemedyKind.valueOf(fields[1]), fields[2], fields[3], fields[4]);
        }
    }

    static Stream<Case> messages() throws IOException {
        try (InputStream in = PullDiagnosisTest.class.getResourceAsStream("messages.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(Case::parse);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsMessages(Case expected) {
        PullDiagnosis diagnosis = PullDiagnosis.of(expected.message());

        assertThat(new Case(
                        diagnosis.cause(),
                        diagnosis.remedy().kind(),
                        diagnosis.registry().map(Object::toString).orElse("-"),
                        diagnosis.reference().map(Object::toString).orElse("-"),
                        diagnosis.text()))
                .isEqualTo(expected);
    }

    static Stream<String> unrelated() throws IOException {
        try (InputStream in = PullDiagnosisTest.class.getResourceAsStream("unrelated.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("unrelated")
    void knowsNoCauseForWhatIsNotAboutPulls(String text) {
        PullDiagnosis diagnosis = PullDiagnosis.of(text);

        assertThat(diagnosis).hasToString("UNKNOWN");
        assertThat(diagnosis.certainty()).isEqualTo(Certainty.GUESS);
        assertThat(diagnosis.remedy().advice()).startsWith("The text contains no known message of a failed pull.");
    }

    @Test
    void everyCauseHasAMessageInTheTable() throws IOException {
        Set<PullCause> shown = messages().map(Case::cause).collect(Collectors.toSet());

        assertThat(EnumSet.allOf(PullCause.class)).allMatch(shown::contains);
    }

    @Test
    void takesTheMessageThatTellsMostOfAPodsEvents() {
        String failure = "Failed to pull image \"hub.corp.example/web:1\": failed to resolve reference"
                + " \"hub.corp.example/web:1\": failed to do request: Head"
                + " \"https://hub.corp.example/v2/web/manifests/1\": x509: certificate signed by unknown authority";

        PullDiagnosis diagnosis = PullDiagnosis.of(List.of(
                "[eci.imagecache]Missed image cache.",
                "Unable to retrieve some image pull secrets (hub-login); attempting to pull the image may not succeed.",
                "Pulling image \"hub.corp.example/web:1\"",
                failure,
                "Error: ErrImagePull",
                "Back-off pulling image \"hub.corp.example/web:1\"",
                "Error: ImagePullBackOff"));

        assertThat(diagnosis.cause()).isEqualTo(PullCause.X509_UNKNOWN_AUTHORITY);
        assertThat(diagnosis.evidence()).isEqualTo(failure);
    }

    @Test
    void takesTheLastOfMessagesThatTellAsMuch() {
        PullDiagnosis diagnosis = PullDiagnosis.of("""
                Failed to pull image "hub.corp.example/web:1": pull QPS exceeded
                Failed to pull image "hub.corp.example/web:1": context deadline exceeded
                """);

        assertThat(diagnosis.cause()).isEqualTo(PullCause.NETWORK_TIMEOUT);
    }

    @Test
    void takesAPullFailureBeforeALaterFailureOfSomethingElse() {
        PullDiagnosis diagnosis = PullDiagnosis.of("""
                Failed to pull image "hub.corp.example/web:1": hub.corp.example/web:1: not found
                2026-11-23T09:00:00Z listener: dial tcp 10.0.0.9:8080: connect: connection refused
                """);

        assertThat(diagnosis.cause()).isEqualTo(PullCause.NOT_FOUND);
    }

    @Test
    void readsTheCauseThatABackOffRepeats() {
        PullDiagnosis diagnosis = PullDiagnosis.of("Back-off pulling image \"hub.corp.example/web:1\": ErrImagePull:"
                + " failed to pull and unpack image \"hub.corp.example/web:1\": hub.corp.example/web:1: not found");

        assertThat(diagnosis.cause()).isEqualTo(PullCause.NOT_FOUND);
    }

    @Test
    void takesTheImageFromOtherMessagesIfTheyAgree() {
        PullDiagnosis diagnosis = PullDiagnosis.of(List.of(
                "Pulling image \"hub.corp.example:5000/web:1\"",
                "rpc error: code = Unknown desc = context deadline exceeded",
                "Back-off pulling image \"hub.corp.example:5000/web:1\""));

        assertThat(diagnosis.reference()).map(Object::toString).hasValue("hub.corp.example:5000/web:1");
        assertThat(diagnosis.registry()).map(Object::toString).hasValue("hub.corp.example:5000");
    }

    @Test
    void takesNoImageFromOtherMessagesThatDisagree() {
        PullDiagnosis diagnosis = PullDiagnosis.of(List.of(
                "Pulling image \"hub.corp.example/web:1\"",
                "Pulling image \"hub.corp.example/db:1\"",
                "rpc error: code = Unknown desc = context deadline exceeded"));

        assertThat(diagnosis.reference()).isEmpty();
    }

    @Test
    void namesTheRegistryBehindAMirror() {
        PullDiagnosis diagnosis = PullDiagnosis.of("failed to do request: Head"
                + " \"https://mirror.corp.example/v2/web/manifests/1?ns=hub.corp.example%3A5000\": EOF");

        assertThat(diagnosis.registry()).map(Object::toString).hasValue("mirror.corp.example");
        assertThat(diagnosis.reference()).map(Object::toString).hasValue("hub.corp.example:5000/web:1");
    }

    @Test
    void writesTheRegistryAsTheReferenceDoes() {
        PullDiagnosis diagnosis =
                PullDiagnosis.of("failed to resolve reference \"Hub.corp.example:443/web:1\": failed to"
                        + " do request: Head \"https://hub.corp.example/v2/web/manifests/1\": EOF");

        assertThat(diagnosis.registry()).map(Object::toString).hasValue("Hub.corp.example:443");
    }

    @Test
    void leavesOutWhatMirrorsAnsweredBefore() {
        PullDiagnosis diagnosis =
                PullDiagnosis.of("(Mirrors also failed: [mirror.corp.example/web:1: reading manifest 1 in"
                        + " mirror.corp.example/web: http: server gave HTTP response to HTTPS client]): hub.corp.example/web:1:"
                        + " reading manifest 1 in hub.corp.example/web: manifest unknown");

        assertThat(diagnosis.cause()).isEqualTo(PullCause.NOT_FOUND);
    }

    @Test
    void takesNoPageForPeopleForTheRequest() {
        PullDiagnosis diagnosis = PullDiagnosis.of("Get \"https://hub.corp.example/v2/\": unauthorized: authentication"
                + " required, see https://docs.corp.example/login");

        assertThat(diagnosis.registry()).map(Object::toString).hasValue("hub.corp.example");
    }

    @Test
    void keepsTextThatIsNotKnown() {
        PullDiagnosis diagnosis = PullDiagnosis.of("  first\nFailed to pull image \"web\": a new reason\nlast ");

        assertThat(diagnosis.cause()).isEqualTo(PullCause.UNKNOWN);
        assertThat(diagnosis.text()).isEqualTo("  first\nFailed to pull image \"web\": a new reason\nlast ");
        assertThat(diagnosis.evidence()).startsWith("Failed to pull image \"web\": a new reason");
    }

    @Test
    void readsNothingFromNothing() {
        PullDiagnosis diagnosis = PullDiagnosis.of(List.of());

        assertThat(diagnosis).isEqualTo(PullDiagnosis.of("")).hasToString("UNKNOWN");
        assertThat(diagnosis.evidence()).isEmpty();
    }

    @Test
    void showsCauseAndRegistry() {
        assertThat(PullDiagnosis.of("Get \"https://hub.corp.example/v2/\": EOF"))
                .hasToString("CONNECTION_CUT hub.corp.example");
    }

    /** Lines so short that nothing wraps them are put together only where none of them tells a failure. */
    @Test
    void putsShortLinesTogetherWhereNoneTellsAFailure() {
        PullDiagnosis diagnosis =
                PullDiagnosis.of("Failed to pull image \"h.example/a:1\":\nserver gave HTTP response\nto HTTPS client");
        assertThat(diagnosis.cause()).isEqualTo(PullCause.HTTP_REGISTRY_ASKED_OVER_HTTPS);
        assertThat(diagnosis.evidence())
                .isEqualTo("Failed to pull image \"h.example/a:1\": server gave HTTP response to HTTPS client");
        assertThat(PullDiagnosis.of("connection refused\nelsewhere").evidence()).isEqualTo("connection refused");
        assertThat(PullDiagnosis.of("nothing\nknown").evidence()).isEqualTo("nothing");
    }

    @Test
    void isEqualToOneOfTheSameText() {
        assertThat(PullDiagnosis.of("a"))
                .isEqualTo(PullDiagnosis.of("a"))
                .hasSameHashCodeAs(PullDiagnosis.of("a"))
                .isNotEqualTo(PullDiagnosis.of("b"))
                .isNotEqualTo("a");
    }
}
