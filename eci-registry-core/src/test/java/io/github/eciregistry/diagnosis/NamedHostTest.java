package io.github.eciregistry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts in the words of clients that write no URL, and whether the port is known with them. */
class NamedHostTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x509: certificate is valid for a.example, b.example, not h.example                 | h.example       | false
            x509: cannot validate certificate for 10.0.0.7 because it has no IP SANs           | 10.0.0.7        | false
            No subject alternative DNS name matching h.example found.                          | h.example       | false
            No subject alternative names matching IP address 10.0.0.7 found                    | 10.0.0.7        | false
            Certificate for <h.example> doesn't match any of the subject alternative names     | h.example       | false
            javax.net.ssl.SSLPeerUnverifiedException: Hostname h.example not verified:         | h.example       | false
            certificate's altnames: Host: h.example. is not in the cert's altnames: DNS:a      | h.example       | false
            certificate not valid for name "h.example"                                         | h.example       | false
            curl: (6) Could not resolve host: h.example                                        | h.example       | false
            getaddrinfo ENOTFOUND h.example                                                    | h.example       | false
            getaddrinfo EAI_AGAIN h.example                                                    | h.example       | false
            java.net.UnknownHostException: h.example                                           | h.example       | false
            connect ECONNREFUSED 10.0.0.7:5000                                                 | 10.0.0.7:5000   | true
            Connect to h.example:5000 [h.example/10.0.0.7] failed: Connection refused          | h.example:5000  | true
            Failed to connect to h.example port 5000 after 3 ms: Connection refused            | h.example:5000  | true
            Failed to connect to h.example port 443 after 3 ms: Connection refused             | h.example       | true
            HTTPSConnectionPool(host='h.example', port=443): Max retries exceeded              | h.example       | true
            HTTPSConnectionPool(host='h.example', port=5000): Max retries exceeded             | h.example:5000  | true
            HTTPConnectionPool(host='h.example', port=443): Max retries exceeded               | h.example:443   | true
            HTTPConnectionPool(host='h.example', port=80): Max retries exceeded                | h.example       | true
            Url { host: Some(Domain("h.example")), port: None, path: "/v2/" }                  | h.example       | true
            Url { host: Some(Ipv4(10.0.0.7)), port: Some(5000), path: "/v2/" }                 | 10.0.0.7:5000   | true
            No such host is known. (h.example:443)                                             | h.example       | true
            Connection refused (h.example:5000)                                                | h.example:5000  | true
            """)
    void namesTheHostThatWasAsked(String text, String authority, boolean hasPort) {
        assertThat(Message.read(text).host()).hasValue(new NamedHost(authority, hasPort));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h.example",
                "h.example:5000",
                "hub:5000",
                "localhost",
                "localhost:80",
                "10.0.0.7",
                "[::1]:80",
                "1.2.3.example",
                "v2.example"
            })
    void aHostIsOne(String token) {
        assertThat(NamedHost.isHost(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hub", "returned:", "2.7", "v2.7.1", "1.27.4.1.2", "10.0.0.7found", ".x", ":5000"})
    void aWordOrAVersionIsNone(String token) {
        assertThat(NamedHost.isHost(token)).isFalse();
    }
}
