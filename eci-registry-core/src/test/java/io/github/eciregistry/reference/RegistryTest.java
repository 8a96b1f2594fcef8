package io.github.eciregistry.reference;

import static io.github.eciregistry.reference.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.net.InetAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    harbor.pre.com      | harbor.pre.com | -
                    Harbor.Local:8443   | Harbor.Local   | 8443
                    192.168.1.10:5000   | 192.168.1.10   | 5000
                    192.168.XX.XX:5000  | 192.168.XX.XX  | 5000
                    harbor:1            | harbor         | 1
                    HARBOR              | HARBOR         | -
                    localhost           | localhost      | -
                    h.io:00080          | h.io           | 80
                    h.io:65535          | h.io           | 65535
                    [::1]               | [::1]          | -
                    [fd00::1]:5000      | [fd00::1]      | 5000
                    my_reg.local        | my_reg.local   | -
                    docker.io           | docker.io      | -
                    docker.io:443       | docker.io      | 443
                    """)
    void readsHostAndPortAsWritten(String text, String host, Integer port) {
        Registry registry = Registry.parse(text);

        assertThat(registry).hasToString(text);
        assertThat(registry.host()).isEqualTo(host);
        assertThat(registry.port()).isEqualTo(port == null ? OptionalInt.empty() : OptionalInt.of(port));
        assertThat(registry).isEqualTo(ImageReference.parse(text + "/app").registry());
    }

    @Test
    void takesTheOtherNameOfDockerHub() {
        assertThat(Registry.parse("index.docker.io")).hasToString("docker.io").isEqualTo(Registry.parse("docker.io"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Docker.io", "docker.io:443", "registry-1.docker.io", "docker.io.example"})
    void isDockerHubOnlyByItsName(String other) {
        assertThat(Registry.parse("docker.io").isDockerHub()).isTrue();
        assertThat(Registry.parse(other).isDockerHub()).isFalse();
    }

    @Test
    void differsByCaseAndPort() {
        assertThat(Registry.parse("h.io"))
                .isEqualTo(Registry.parse("h.io"))
                .hasSameHashCodeAs(Registry.parse("h.io"))
                .isNotEqualTo(Registry.parse("H.io"))
                .isNotEqualTo(Registry.parse("h.io:443"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.10, 192.168.1.10",
        "0.0.0.0:80, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "[::1]:5000, ::1",
        "[::], ::",
        "[1::], 1::",
        "[2001:DB8::A], 2001:db8::a",
        "[1:2:3:4:5:6:7:8], 1:2:3:4:5:6:7:8",
        "[1:2:3::5:6:7:8], 1:2:3:0:5:6:7:8",
        "[::ffff:c0a8:10a], 192.168.1.10"
    })
    void readsLiteralAddresses(String text, String address) throws Exception {
        assertThat(Registry.parse(text).address()).contains(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "harbor.pre.com", "256.1.1.1", "1.2.3.04", "1.2.3", "1.2.3.4.5", "0x7f.0.0.1",
                        "192.168.XX.XX",
                "1.2.3.1000", "[:]", "[:::]", "[1:2]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7::8]", "[1::2::3]",
                        "[12345::]",
                "[1:2:3:4:5:6:7:]", "[:1:2:3:4:5:6:7]", "[::1:]", "[abcd]:80"
            })
    void looksNoNameUpAndTakesNoNearlyRightAddress(String text) {
        assertThat(Registry.parse(text).address()).isEmpty();
        assertThat(Registry.parse(text).isIpv6()).isFalse();
        assertThat(Registry.parse(text).isPrivateAddress()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "localhost:5000, true",
        "127.0.0.1, true",
        "127.255.0.9:80, true",
        "[::1], true",
        "[0:0:0:0:0:0:0:1]:80, true",
        "[::ffff:7f00:1], true",
        "LOCALHOST, false",
        "a.localhost, false",
        "128.0.0.1, false",
        "0177.0.0.1, false",
        "[::2], false",
        "192.168.1.10, false"
    })
    void tellsLoopbackAsContainerdDoes(String text, boolean isLoopback) {
        assertThat(Registry.parse(text).isLoopback()).isEqualTo(isLoopback);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, true",
        "10.255.255.255:5000, true",
        "11.0.0.0, false",
        "172.15.255.255, false",
        "172.16.0.0, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.168.0.1, true",
        "192.169.0.1, false",
        "127.0.0.1, false",
        "169.254.1.1, false",
        "[fc00::1], true",
        "[fdff::1], true",
        "[fe00::1], false",
        "[fe80::1], false",
        "[::ffff:a00:1], true"
    })
    void tellsPrivateAddresses(String text, boolean isPrivate) {
        assertThat(Registry.parse(text).isPrivateAddress()).isEqualTo(isPrivate);
    }

    @Test
    void tellsIpv6Addresses() {
        assertThat(Registry.parse("[fd00::1]:5000").isIpv6()).isTrue();
        assertThat(Registry.parse("192.168.1.10").isIpv6()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    'http://harbor.local:5000' | REGISTRY_HAS_SCHEME     | 0  | a host, found "http://"                    | harbor.local:5000
                    'https://u:p@h.io/v2/'     | REGISTRY_HAS_SCHEME     | 0  | a host, found "https://"                   | h.io
                    'harbor.local/app'         | REGISTRY_HAS_PATH       | 12 | the end of the registry, found '/'         | harbor.local
                    'harbor.local/'            | REGISTRY_HAS_PATH       | 12 | the end of the registry, found '/'         | harbor.local
                    'harbor:5000/app'          | REGISTRY_HAS_PATH       | 11 | the end of the registry, found '/'         | harbor:5000
                    '192.168.0.0/16'           | REGISTRY_HAS_PATH       | 11 | the end of the registry, found '/'         | -
                    'h.io:0'                   | PORT_OUT_OF_RANGE       | 5  | a port from 1 to 65535, found "0"          | -
                    'h.io:65536'               | PORT_OUT_OF_RANGE       | 5  | a port from 1 to 65535, found "65536"      | -
                    ''                         | INVALID_REGISTRY_FORMAT | 0  | a letter or digit, found the end           | -
                    '/'                        | INVALID_REGISTRY_FORMAT | 0  | a letter or digit, found '/'               | -
                    ' h.io'                    | INVALID_REGISTRY_FORMAT | 0  | a letter or digit, found whitespace           | h.io
                    'h.io '                    | INVALID_REGISTRY_FORMAT | 4  | ':' and a port, or the end, found whitespace  | h.io
                    'h.io,a.io'                | INVALID_REGISTRY_FORMAT | 4  | ':' and a port, or the end, found ','      | -
                    'h.io:'                    | INVALID_REGISTRY_FORMAT | 5  | a digit of a port, found the end           | h.io
                    'h.io:5o'                  | INVALID_REGISTRY_FORMAT | 6  | a digit of a port, found 'o'               | -
                    'h.io:80:90'               | INVALID_REGISTRY_FORMAT | 7  | a digit of a port, found ':'               | -
                    'h.io：80'                  | INVALID_REGISTRY_FORMAT | 4  | ':' and a port, or the end, found '：' in full width | h.io:80
                    'my_reg:5000'              | INVALID_REGISTRY_FORMAT | 2  | a letter, a digit, '.' or '-' in a host, found '_'  | -
                    'My_reg.local'             | INVALID_REGISTRY_FORMAT | 2  | a letter, a digit, '.' or '-' in a host, found '_'  | my_reg.local
                    'user:pw@h.io'             | INVALID_REGISTRY_FORMAT | 0  | a host, found a user name                  | h.io
                    '[abcd]'                   | INVALID_REGISTRY_FORMAT | 6  | ':' and a port, found the end              | -
                    'fd00::1'                  | INVALID_REGISTRY_FORMAT | 0  | brackets around an IPv6 address, found none | [fd00::1]
                    'fd00::1::2'               | INVALID_REGISTRY_FORMAT | 5  | a digit of a port, found ':'               | -
                    '[::1'                     | INVALID_REGISTRY_FORMAT | 4  | a hexadecimal digit, ':' or ']' in an IPv6 address, found the end | -
                    '*.corp.example'           | INVALID_REGISTRY_FORMAT | 0  | a letter or digit, found '*' of a placeholder that is to be filled in | -
                    'harbor***.pre.com'        | INVALID_REGISTRY_FORMAT | 6  | ':' and a port, or the end, found '*' of a placeholder that is to be filled in | harbor.pre.com
                    """)
    void saysWhyATextIsNoRegistry(String text, ProblemCode code, int offset, String message, String hint) {
        Problem problem = problemOf(Registry::parse, text);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.offset()).hasValue(offset);
        assertThat(problem.message())
                .isEqualTo("invalid registry " + Problem.quote(text) + " at " + offset + ": expected " + message);
        assertThat(problem.hint().orElse(null)).isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "my_reg", "docker"})
    void refusesWhatAReferenceTakesForARepository(String text) {
        Problem problem = problemOf(Registry::parse, text);

        assertThat(problem.code()).isEqualTo(ProblemCode.REGISTRY_NOT_QUALIFIED);
        assertThat(problem.offset()).hasValue(text.length());
        assertThat(problem.message())
                .isEqualTo("invalid registry " + Problem.quote(text) + " at " + text.length()
                        + ": expected a domain or a port (otherwise it is a repository on Docker Hub), found the end");
    }
}
