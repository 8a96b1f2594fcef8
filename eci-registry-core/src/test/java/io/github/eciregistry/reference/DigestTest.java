package io.github.eciregistry.reference;

import static io.github.eciregistry.reference.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({"sha256, 64", "sha384, 96", "sha512, 128"})
    void readsTheThreeAlgorithms(String algorithm, int digits) {
        String hex = "0123456789abcdef".repeat(digits / 16);
        Digest digest = Digest.parse(algorithm + ":" + hex);

        assertThat(digest.algorithm()).isEqualTo(algorithm);
        assertThat(digest.hex()).isEqualTo(hex);
        assertThat(digest).hasToString(algorithm + ":" + hex);
    }

    @Test
    void isEqualToADigestWithTheSameText() {
        Digest digest = Digest.parse("sha256:" + HEX);

        assertThat(digest)
                .isEqualTo(Digest.parse("sha256:" + HEX))
                .hasSameHashCodeAs(Digest.parse("sha256:" + HEX))
                .isNotEqualTo(Digest.parse("sha256:" + "0".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''           | DIGEST_INVALID_FORMAT | 0  | a letter of a digest's algorithm, found the end
                    sha256       | DIGEST_INVALID_FORMAT | 6  | ':' after a digest's algorithm, found the end
                    :abc         | DIGEST_INVALID_FORMAT | 0  | a letter of a digest's algorithm, found ':'
                    sha256:xyz   | DIGEST_INVALID_FORMAT | 7  | a hexadecimal digit of a digest, found 'x'
                    sha256:      | DIGEST_INVALID_LENGTH | 7  | 64 hexadecimal digits, found 0
                    sha512:abc   | DIGEST_INVALID_LENGTH | 10 | 128 hexadecimal digits, found 3
                    md5:abc      | DIGEST_UNSUPPORTED    | 0  | sha256, sha384 or sha512, found "md5"
                    SHA256:abc   | DIGEST_INVALID_FORMAT | 0  | a lower-case letter or digit, found 'S'
                    """)
    void saysWhyATextIsNoDigest(String text, ProblemCode code, int offset, String message) {
        Problem problem = problemOf(Digest::parse, text);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo("invalid digest " + Problem.quote(text) + " at " + offset + ": expected " + message);
        assertThat(problem.hint()).isEmpty();
    }

    @Test
    void hintsAtTheDigestInLowerCase() {
        assertThat(problemOf(Digest::parse, " SHA256:" + HEX.toUpperCase(java.util.Locale.ROOT) + "\n")
                        .hint())
                .contains("sha256:" + HEX);
    }
}
