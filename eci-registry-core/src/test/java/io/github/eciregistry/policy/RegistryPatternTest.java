package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPatternTest {

    @ParameterizedTest
    @CsvSource({
        // host
        "harbor.pre.com, harbor.pre.com",
        "harbor.pre.com, harbor.pre.com:443",
        "harbor.pre.com, Harbor.Pre.Com:5000",
        "HARBOR.pre.com, harbor.pre.com",
        "harbor.pre.com:8443, harbor.pre.com:8443",
        "harbor.pre.com:8443, HARBOR.PRE.COM:8443",
        "harbor.pre.com:80, harbor.pre.com:0080",
        "harbor, harbor:5000",
        "localhost, localhost",
        "localhost, localhost:5000",
        "192.168.1.10, 192.168.1.10:5000",
        "[fd00::1], [fd00::1]",
        "[fd00::1], [FD00::1]:5000",
        "[fd00::1]:5000, [fd00::1]:5000",
        "my_reg.local, my_reg.local",
        // wildcard
        "*.corp.example, a.corp.example",
        "*.corp.example, a.b.c.corp.example",
        "*.corp.example, A.Corp.Example:5000",
        "*.CORP.example, a.corp.example",
        "*.corp.example:5000, a.corp.example:5000",
        "*.com, harbor.com",
        "*.localhost, a.localhost",
        // block
        "192.168.0.0/16, 192.168.0.0",
        "192.168.0.0/16, 192.168.255.255:5000",
        "10.0.0.0/8:5000, 10.1.2.3:5000",
        "10.1.2.3/8, 10.9.9.9",
        "0.0.0.0/0, 203.0.113.7",
        "192.168.1.10/32, 192.168.1.10",
        "fd00::/8, [fd00::1]",
        "fd00::/8, [fdff:ffff::1]:5000",
        "[fd00::]/8, [FD12:3456::1]",
        "[fd00::]/8:5000, [fd00::1]:5000",
        "fd00::/8:5000, [fd00::1]:5000",
        "::/0, [2001:db8::1]",
        "[fd00::1]/128, [fd00:0:0::1]",
        "2001:db8:0:8000::/49, [2001:db8:0:ffff::1]",
        "2001:db8::/65, [2001:db8::7fff:ffff:ffff:ffff]",
        "192.168.0.0/16, [::ffff:c0a8:10a]",
    })
    void matches(String pattern, String registry) {
        assertThat(RegistryPattern.parse(pattern).matches(Registry.parse(registry)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "harbor.pre.com:443, harbor.pre.com",
        "harbor.pre.com:443, harbor.pre.com:8443",
        "harbor.pre.com, a.harbor.pre.com",
        "harbor.pre.com, harbor.pre.co",
        "[fd00::1], [fd00:0::1]",
        "*.corp.example, corp.example",
        "*.corp.example, acorp.example",
        "*.corp.example, a.corp.example.org",
        "*.corp.example:5000, a.corp.example",
        "*.corp.example:5000, a.corp.example:5001",
        "192.168.0.0/16, 192.169.0.0",
        "192.168.0.0/16, 192.167.255.255",
        "192.168.0.0/16, harbor.pre.com",
        "192.168.0.0/16, 192.168.1.300",
        "192.168.0.0/16, 192.168.1",
        "10.0.0.0/8:5000, 10.1.2.3",
        "0.0.0.0/0, [2001:db8::1]",
        "0.0.0.0/0, localhost",
        "::/0, 10.0.0.1",
        "fd00::/8, [fe00::1]",
        "2001:db8:0:8000::/49, [2001:db8:0:7fff::1]",
        "2001:db8::/65, [2001:db8::8000:0:0:0]",
    })
    void doesNotMatch(String pattern, String registry) {
        assertThat(RegistryPattern.parse(pattern).matches(Registry.parse(registry)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = true,
            nullValues = "-",
            value = {
                "http://a.com           | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"http://\"              | a.com",
                "https://10.0.0.0/8     | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"https://\"             | 10.0.0.0/8",
                "https://*.corp.example | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"https://\"             | *.corp.example",
                "http://a.com:5000/x    | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"http://\"              | a.com:5000",
                "a://b://c              | REGISTRY_HAS_SCHEME     |  0 | expected a host, found \"a://\"                 | -",
                "a.com/x                | REGISTRY_HAS_PATH       |  5 | expected the end of the registry, found '/'     | a.com",
                "192.168.1.10:5000/test | REGISTRY_HAS_PATH       | 17 | expected the end of the registry, found '/'     | 192.168.1.10:5000",
                "192.168.1.10/test      | REGISTRY_HAS_PATH       | 12 | expected the end of the registry, found '/'     | 192.168.1.10",
                "192.168.1.10/          | REGISTRY_HAS_PATH       | 12 | expected the end of the registry, found '/'     | 192.168.1.10",
                "*.a.com/x              | REGISTRY_HAS_PATH       |  7 | expected the end of the registry, found '/'     | *.a.com",
                "*.                     | INVALID_REGISTRY_FORMAT |  2 | expected a host or a domain, found nothing      | -",
                "a b.com                | INVALID_REGISTRY_FORMAT |  1 | expected ':' and a port, or the end, found whitespace | -",
                "a.com:                 | INVALID_REGISTRY_FORMAT |  6 | expected a digit of a port, found the end       | a.com",
                "a.com:x                | INVALID_REGISTRY_FORMAT |  6 | expected a digit of a port, found 'x'           | -",
                "a.com，b.com            | INVALID_REGISTRY_FORMAT |  5 | expected ':' and a port, or the end, found '，' in full width | -",
                "ａ.com                  | INVALID_REGISTRY_FORMAT |  0 | expected a letter or digit, found 'ａ' in full width | a.com",
                "fd00::1                | INVALID_REGISTRY_FORMAT |  0 | expected brackets around an IPv6 address, found none | [fd00::1]",
                "harbor_x               | INVALID_REGISTRY_FORMAT |  6 | expected a letter, a digit, '.' or '-' in a host, found '_' | -",
                "a.com:0                | PORT_OUT_OF_RANGE       |  6 | expected a port from 1 to 65535, found \"0\"     | -",
                "*.a.com:65536          | PORT_OUT_OF_RANGE       |  8 | expected a port from 1 to 65535, found \"65536\" | -",
                "10.0.0.0/8:0           | PORT_OUT_OF_RANGE       | 11 | expected a port from 1 to 65535, found \"0\"     | -",
                "fd00::/8:70000         | PORT_OUT_OF_RANGE       |  9 | expected a port from 1 to 65535, found \"70000\" | -",
                "10.0.0.0/33            | INVALID_CIDR            |  9 | expected a prefix length of 0 to 32, found \"33\" | -",
                "10.0.0.0/08            | INVALID_CIDR            |  9 | expected a prefix length of 0 to 32, found \"08\" | -",
                "10.0.0.0/8x            | INVALID_CIDR            |  9 | expected a prefix length of 0 to 32, found \"8x\" | -",
                "10.0.0.0/99999999999   | INVALID_CIDR            |  9 | expected a prefix length of 0 to 32, found \"99999999999\" | -",
                "[fd00::]/129:5000      | INVALID_CIDR            |  9 | expected a prefix length of 0 to 128, found \"129\" | -",
                "256.1.1.1/8            | INVALID_CIDR            |  0 | expected an IPv4 or IPv6 address, found \"256.1.1.1\" | -",
                "fd00::1::/8            | INVALID_CIDR            |  0 | expected an IPv4 or IPv6 address, found \"fd00::1::\" | -",
                "[fd00::/8              | INVALID_CIDR            |  0 | expected an IPv4 or IPv6 address, found \"[fd00::\" | -",
                "10.0.0.1:5000/24       | INVALID_CIDR            |  8 | expected the port behind the prefix length      | 10.0.0.1/24:5000",
                "[fd00::1]:5000/64      | INVALID_CIDR            |  9 | expected the port behind the prefix length      | [fd00::1]/64:5000",
                "10.0.0.1:5000/24x      | INVALID_CIDR            |  8 | expected the port behind the prefix length      | -",
                "*.192.168.1.1          | MISPLACED_WILDCARD      |  0 | expected a wildcard before a domain, found an address | -",
                "*.[fd00::1]            | MISPLACED_WILDCARD      |  0 | expected a wildcard before a domain, found an address | -",
            })
    void refusesWithCodeOffsetAndHint(String text, ProblemCode code, int offset, String explanation, String hint) {
        Problem problem = problemOf(text);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo("invalid registry pattern \"" + text + "\" at " + offset + ": " + explanation);
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
        assertThat(problem.input()).hasSameSizeAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "*, 0, ",
        "*:5000, 0, ",
        "**.a, 0, ",
        "a*.com, 1, ",
        "*.*.com, 2, ",
        "*.a.*, 4, ",
        "harbor***.pre.com, 6, ",
        "192.168.*.*, 8, 192.168.0.0/16",
        "192.168.*, 8, 192.168.0.0/16",
        "10.*, 3, 10.0.0.0/8",
        "1.2.3.4.*, 8, ",
        "300.*, 4, ",
        "10.*:5000, 3, ",
    })
    void refusesAWildcardThatIsNotTheFirstLabel(String text, int offset, String hint) {
        Problem problem = problemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.MISPLACED_WILDCARD);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo("invalid registry pattern \"" + text + "\" at " + offset
                        + ": expected a wildcard only as the first label of a domain, as in *.corp.example");
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, 0",
        "Docker.IO, 0",
        "index.docker.io, 0",
        "registry-1.docker.io:443, 0",
        "*.docker.io, 2",
    })
    void refusesDockerHub(String text, int offset) {
        Problem problem = problemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.DOCKER_HUB);
        assertThat(problem.offset()).hasValue(offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesNothing(String text) {
        Problem problem = problemOf(text);
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REGISTRY_FORMAT);
        assertThat(problem.offset()).hasValue(0);
        assertThat(problem.message()).endsWith("expected a host or a domain, found nothing");
    }

    @Test
    void showsNoCredentials() {
        Problem problem = problemOf("user:secret@harbor.pre.com:80/1");
        assertThat(problem.message()).doesNotContain("secret");
    }

    @Test
    void keepsTheTextAsWritten() {
        assertThat(RegistryPattern.parse("10.1.2.3/8:5000")).hasToString("10.1.2.3/8:5000");
        assertThat(RegistryPattern.parse("*.Corp.Example")).hasToString("*.Corp.Example");
    }

    @ParameterizedTest
    @CsvSource({
        "harbor.pre.com, HARBOR.pre.com",
        "*.corp.example, *.Corp.Example",
        "10.1.2.3/8, 10.0.0.0/8",
        "fd00::/8, [fd12::]/8",
        "fd00::/8:5000, [FD00:0::]/8:5000",
        "a.com:80, a.com:080",
    })
    void equalsWhatMatchesTheSameRegistries(String one, String other) {
        assertThat(RegistryPattern.parse(one))
                .isEqualTo(RegistryPattern.parse(other))
                .hasSameHashCodeAs(RegistryPattern.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "a.com, a.com:80",
        "a.com, *.a.com",
        "10.0.0.0/8, 10.0.0.0/9",
        "10.0.0.0/8, 10.0.0.0/8:80",
        "10.0.0.0/32, 10.0.0.0",
        "0.0.0.0/0, ::/0",
    })
    void differsFromWhatMatchesOtherRegistries(String one, String other) {
        assertThat(RegistryPattern.parse(one)).isNotEqualTo(RegistryPattern.parse(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.", ".", "/", "[", "]", ":", "1", "a", "://", "*", "a.", "1.", "::1/"})
    void anyLengthOfHostileTextIsRefusedInLinearTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> RegistryPattern.parse(text));
        assertThat(thrown == null || thrown.problems().size() == 1).isTrue();
    }

    private static Problem problemOf(String text) {
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> RegistryPattern.parse(text));
        assertThat(thrown).as("refuses %s", text).isNotNull();
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().get(0);
    }
}
