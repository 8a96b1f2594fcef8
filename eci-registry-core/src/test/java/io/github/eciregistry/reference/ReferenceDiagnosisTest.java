package io.github.eciregistry.reference;

import static io.github.eciregistry.reference.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts that are no reference: code, offset and message, and the hint where there is one. */
class ReferenceDiagnosisTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''               | 0  | a letter or digit, found the end
                    'a b'            | 1  | '/', ':', '@' or the end, found whitespace
                    -a               | 0  | a letter or digit, found '-'
                    a-               | 2  | a letter or digit, found the end
                    a..b             | 2  | a letter or digit, found '.'
                    a___b            | 3  | a letter or digit, found '_'
                    h.io/a._b        | 7  | a lower-case letter or digit, found '_'
                    a!               | 1  | '/', ':', '@' or the end, found '!'
                    café             | 3  | '/', ':', '@' or the end, found 'é' (U+00E9)
                    a\ud83d\ude00    | 1  | '/', ':', '@' or the end, found '\ud83d\ude00' (U+1F600)
                    Ap!p/x           | 2  | '/' and a repository, found '!'
                    nginx:-1         | 6  | a letter, a digit or '_' of a tag, found '-'
                    nginx:1:2        | 7  | '@' or the end, found ':'
                    nginx:1 .2       | 7  | '@' or the end, found whitespace
                    host:50a0/x      | 7  | a digit of a port, found 'a'
                    App:x/y          | 4  | a digit of a port, found 'x'
                    a_b:5000/x       | 1  | a letter, a digit, '.' or '-' in a host, found '_'
                    [::1]            | 5  | '/' and a repository, found the end
                    [::1]:5000       | 10 | '/' and a repository, found the end
                    [::1]x/n         | 5  | '/' and a repository, found 'x'
                    [abcd]/n         | 6  | ':' and a port, found '/'
                    []/n             | 1  | a hexadecimal digit, ':' or ']' in an IPv6 address, found ']'
                    [fe80::1%eth0]/n | 8  | a hexadecimal digit, ':' or ']' in an IPv6 address, found '%'
                    nginx@           | 6  | a letter of a digest's algorithm, found the end
                    nginx@latest     | 12 | ':' after a digest's algorithm, found the end
                    nginx@sha256:abc | 16 | 64 hexadecimal digits, found the end
                    nginx@md5:abc    | 13 | 32 hexadecimal digits, found the end
                    nginx@sha256:x   | 13 | a hexadecimal digit of a digest, found 'x'
                    ${REG}/app       | 0  | a letter or digit, found '$' of a placeholder that is to be filled in
                    192.168.*.*/app  | 8  | a letter or digit, found '*' of a placeholder that is to be filled in
                    """)
    void saysWhatTheGrammarExpects(String text, int offset, String message) {
        Problem problem = problemOf(ImageReference::parse, text);

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REFERENCE_FORMAT);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo(
                        "invalid image reference " + Problem.quote(text) + " at " + offset + ": expected " + message);
        assertThat(problem.input()).hasSameSizeAs(text);
    }

    @Test
    void givesTheCodesOfTheNodeInItsOrder() {
        assertProblem(HEX, ProblemCode.IDENTIFIER_64_HEX, 0, "a name", "64 hexadecimal digits");
        assertProblem("Ap p", ProblemCode.REPOSITORY_NOT_LOWERCASE, 0, "a lower-case letter or digit", "'A'");
        assertProblem("n@SHA256:x", ProblemCode.REPOSITORY_NOT_LOWERCASE, 2, "a lower-case letter or digit", "'S'");
        assertProblem("A_b/n:RC1", ProblemCode.NAME_CONTAINS_UPPERCASE, 0, "a lower-case letter or digit", "'A'");
        assertProblem("n:1\u212a", ProblemCode.NAME_CONTAINS_UPPERCASE, 3, "a lower-case letter", "'\u212a' (U+212A)");
        assertProblem("n:1\u0130", ProblemCode.NAME_CONTAINS_UPPERCASE, 3, "a lower-case letter", "'\u0130' (U+0130)");
        assertProblem("a".repeat(248) + "@md5:" + HEX, ProblemCode.NAME_TOO_LONG, 247, "at most 255", "256 characters");
        assertProblem("n@md5:" + HEX, ProblemCode.DIGEST_UNSUPPORTED, 2, "sha256, sha384 or sha512", "\"md5\"");
        assertProblem("n:t@Md5:" + HEX, ProblemCode.DIGEST_INVALID_FORMAT, 4, "a lower-case letter or digit", "'M'");
        assertProblem("n@sha256:" + HEX + "0", ProblemCode.DIGEST_INVALID_LENGTH, 73, "64 hexadecimal digits", "65");
        assertProblem("n@sha384:" + HEX, ProblemCode.DIGEST_INVALID_LENGTH, 73, "96 hexadecimal digits", "64");
        assertProblem(
                "n@sha256:" + HEX.replace('a', 'A'),
                ProblemCode.DIGEST_INVALID_FORMAT,
                19,
                "a lower-case letter",
                "'A'");
        assertProblem("h.io:65536/n", ProblemCode.PORT_OUT_OF_RANGE, 5, "a port from 1 to 65535", "\"65536\"");
        assertProblem("h.io:00/n", ProblemCode.PORT_OUT_OF_RANGE, 5, "a port from 1 to 65535", "\"00\"");
        assertProblem("h.io:0/n@md5:" + HEX, ProblemCode.DIGEST_UNSUPPORTED, 9, "sha256", "\"md5\"");
    }

    private static void assertProblem(String text, ProblemCode code, int offset, String expected, String found) {
        Problem problem = problemOf(ImageReference::parse, text);
        assertThat(problem.code()).as(text).isEqualTo(code);
        assertThat(problem.offset()).as(text).hasValue(offset);
        assertThat(problem.message())
                .startsWith(
                        "invalid image reference " + Problem.quote(text) + " at " + offset + ": expected " + expected)
                .contains(", found " + found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    'http://192.168.1.10:5000/test/nginx:1' | 0  | 192.168.1.10:5000/test/nginx:1
                    'HTTPS://harbor.pre.com/app'           | 0  | harbor.pre.com/app
                    'docker://nginx'                       | 0  | nginx
                    'oci://harbor.pre.com/app:1'           | 0  | harbor.pre.com/app:1
                    'https://Harbor.local/App:RC1'         | 0  | Harbor.local/app:RC1
                    'user:secret@harbor.local/app'         | 0  | harbor.local/app
                    'Harbor.local:5000/App:1'              | 18 | Harbor.local:5000/app:1
                    'Nginx'                                | 0  | nginx
                    'A_b/n:RC1'                            | 0  | a_b/n:RC1
                    ' nginx'                               | 0  | nginx
                    'nginx '                               | 5  | nginx
                    'h.io /nginx : 1.2'                    | 4  | h.io/nginx:1.2
                    'nginx:'                               | 6  | nginx
                    'h.io:/nginx'                          | 5  | h.io/nginx
                    'h.io//nginx/'                         | 5  | h.io/nginx
                    'harbor.pre.com：5000/test/nginx'       | 14 | harbor.pre.com:5000/test/nginx
                    'harbor。pre。com/nginx'                 | 6  | harbor.pre.com/nginx
                    'ｎｇｉｎｘ：１'                          | 0  | nginx:1
                    'harbor***.pre.com/test/nginx:latest'  | 6  | harbor.pre.com/test/nginx:latest
                    'harbor *** .pre.com/test/nginx'       | 6  | harbor.pre.com/test/nginx
                    """)
    void hintsAtWhatWasLikelyMeant(String text, int offset, String hint) {
        Problem problem = problemOf(ImageReference::parse, text);

        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.hint()).contains(hint);
    }

    @Test
    void hintsAtTheTextWithoutWhatCannotBeSeen() {
        assertThat(problemOf(ImageReference::parse, "nginx\n").hint()).contains("nginx");
        assertThat(problemOf(ImageReference::parse, "nginx\r\n").hint()).contains("nginx");
        assertThat(problemOf(ImageReference::parse, "\ufeffnginx").hint()).contains("nginx");
        assertThat(problemOf(ImageReference::parse, "ngi\u200bnx:1\u3000").hint())
                .isEmpty();
        assertThat(problemOf(ImageReference::parse, "nginx:1\u3000").hint()).contains("nginx:1");
        assertThat(problemOf(ImageReference::parse, "nginx:@sha256:" + HEX).hint())
                .contains("nginx@sha256:" + HEX);
        assertThat(problemOf(ImageReference::parse, "nginx@SHA256:" + HEX).hint())
                .contains("nginx@sha256:" + HEX);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbor.local",
        "http://harbor:5000/",
        "localhost/",
        "harbor.local:5000/",
        "a b",
        "nginx:1 .2",
        "''",
        "***",
        "nginx:***",
        "h.io/***/nginx",
        "***/nginx",
        "192.168.*.*/nginx"
    })
    void hintsAtNothingWhereAGuessCouldMeanAnotherImage(String text) {
        assertThat(problemOf(ImageReference::parse, text).hint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user:secret@harbor.local/app",
        "https://user:secret@harbor.local/app",
        "https://user:secret@harbor.local/App",
        "user:secret@harbor.local:5000/app:1 "
    })
    void neverShowsAPassword(String text) {
        assertThat(problemOf(ImageReference::parse, text).toString()).doesNotContain("secret", "'s'");
    }
}
