package io.github.eciregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a Go container runtime makes of 20,527 texts, and what we make of them. The one difference is a port that is not
 * within 1 to 65535.
 *
 * <p>The vectors are inputs, generated with fixed seeds, and outputs of distribution/reference v0.6.0 (commit
 * ff14fafe2236) with go-digest v1.0.0 and sha256, sha384 and sha512 registered, and of containerd 301026e58c61.
 */
class ReferenceVectorsTest {

    private static final int VECTORS = 20_527;
    private static final int ACCEPTED = 8_720;
    private static final int PORTS_OUT_OF_RANGE = 624;

    private static final Map<String, ProblemCode> CODES = Map.of(
            "IDENTIFIER_64_HEX", ProblemCode.IDENTIFIER_64_HEX,
            "REPOSITORY_NOT_LOWERCASE", ProblemCode.REPOSITORY_NOT_LOWERCASE,
            "NAME_CONTAINS_UPPERCASE", ProblemCode.NAME_CONTAINS_UPPERCASE,
            "INVALID_FORMAT", ProblemCode.INVALID_REFERENCE_FORMAT,
            "NAME_TOO_LONG", ProblemCode.NAME_TOO_LONG,
            "DIGEST_UNSUPPORTED", ProblemCode.DIGEST_UNSUPPORTED,
            "DIGEST_INVALID_LENGTH", ProblemCode.DIGEST_INVALID_LENGTH,
            "DIGEST_INVALID_FORMAT", ProblemCode.DIGEST_INVALID_FORMAT);

    private record Vector(JsonNode expected, JsonNode containerd) {

        String input() {
            return expected.get("input").textValue();
        }

        boolean isAccepted() {
            return expected.get("ok").booleanValue();
        }

        String registry() {
            String domain = expected.get("domain").textValue();
            return domain.isEmpty() ? containerd.get("hostname").textValue() : domain;
        }

        @Nullable
        String text(String name) {
            return expected.get(name).textValue();
        }
    }

    @Test
    void acceptsWhatTheNodeAcceptsAndReadsTheSameParts() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        int accepted = 0;
        int portsOutOfRange = 0;
        for (Vector vector : vectors()) {
            if (!vector.isAccepted()) {
                continue;
            }
            accepted++;
            Problem problem = problemOf(vector.input());
            if (problem != null && problem.code() == ProblemCode.PORT_OUT_OF_RANGE) {
                assertThat(port(vector.registry())).matches(port -> port.signum() == 0 || port.bitLength() > 16);
                portsOutOfRange++;
                continue;
            }
            softly.assertThat(problem).as(vector.input()).isNull();
            if (problem == null) {
                softly.assertThat(partsOf(ImageReference.parse(vector.input())))
                        .as(vector.input())
                        .isEqualTo(partsOf(vector));
            }
        }
        softly.assertAll();
        assertThat(accepted).isEqualTo(ACCEPTED);
        assertThat(portsOutOfRange).isEqualTo(PORTS_OUT_OF_RANGE);
    }

    @Test
    void refusesWhatTheNodeRefusesForTheSameReason() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        int refused = 0;
        for (Vector vector : vectors()) {
            if (!vector.isAccepted()) {
                refused++;
                Problem problem = problemOf(vector.input());
                softly.assertThat(problem == null ? null : problem.code())
                        .as(vector.input())
                        .isEqualTo(CODES.get(vector.text("errorKind")));
            }
        }
        softly.assertAll();
        assertThat(refused).isEqualTo(VECTORS - ACCEPTED);
    }

    private static BigInteger port(String registry) {
        return new BigInteger(registry.substring(registry.lastIndexOf(':') + 1));
    }

    private static List<@Nullable String> partsOf(ImageReference image) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(image.toString());
        parts.add(image.registry().toString());
        parts.add(image.repository());
        parts.add(image.tag().orElse(null));
        parts.add(image.digest().map(Digest::toString).orElse(null));
        parts.add(image.canonical());
        parts.add(image.familiar());
        parts.add(image.pullReference());
        return parts;
    }

    private static List<@Nullable String> partsOf(Vector vector) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(vector.input());
        parts.add(vector.registry());
        parts.add(vector.text("path"));
        parts.add(vector.text("tag"));
        parts.add(vector.text("digest"));
        parts.add(vector.text("canonical"));
        parts.add(vector.text("familiar"));
        parts.add(vector.text("dockerRef"));
        return parts;
    }

    private static @Nullable Problem problemOf(String text) {
        try {
            ImageReference.parse(text);
            return null;
        } catch (InvalidInputException e) {
            return e.problems().get(0);
        }
    }

    private static List<Vector> vectors() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Vector> vectors = new ArrayList<>();
        try (BufferedReader parts = reader("vectors.jsonl.gz");
                BufferedReader hosts = reader("vectors.hosts.jsonl.gz")) {
            for (String line = parts.readLine(); line != null; line = parts.readLine()) {
                JsonNode expected = mapper.readTree(line);
                JsonNode host = mapper.readTree(hosts.readLine());
                assertThat(host.get("input")).isEqualTo(expected.get("input"));
                vectors.add(new Vector(expected, host.get("containerd")));
            }
        }
        assertThat(vectors).hasSize(VECTORS);
        return vectors;
    }

    private static BufferedReader reader(String resource) throws IOException {
        InputStream in = Objects.requireNonNull(ReferenceVectorsTest.class.getResourceAsStream(resource), resource);
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
    }
}
