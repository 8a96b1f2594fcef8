package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.Sign.any;
import static io.github.eciregistry.diagnosis.Sign.status;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import java.util.List;
import java.util.Optional;

/** Signs of what fails before a registry has answered: on the node, in TLS, in the network. */
final class ConnectionRules {

    private static final Sign HTTP_RESPONSE = any("server gave http response to https client");

    private ConnectionRules() {}

    /** The node itself, first: its sockets and its proxy fail with the same words as registries. */
    static List<Rule> node() {
        return List.of(
                new Rule(PullCause.RUNTIME_UNAVAILABLE, any("""
                        dial unix
                        cannot connect to the docker daemon
                        transport is closing
                        """)),
                new Rule(PullCause.PROXY, any("""
                        proxyconnect
                        proxy authentication required
                        socks connect
                        """)),
                new Rule(PullCause.PROXY, status(407)),
                new Rule(PullCause.DISK_FULL, any("""
                        no space left on device
                        disk quota exceeded
                        enough free space
                        not enough space
                        """)),
                new Rule(PullCause.SIGNATURE_INVALID, any("""
                        signaturevalidationfailed
                        signature validation failed
                        signature was required
                        source image rejected
                        verifier rejected image
                        image verifier
                        rejected by policy
                        """)));
    }

    /** Certificates, TLS, and plain HTTP where TLS was expected or the other way round. */
    static List<Rule> tls() {
        return List.of(
                new Rule(PullCause.X509_UNPARSABLE_OR_UNHANDLED, any("unhandled critical extension")),
                new Rule(PullCause.X509_UNPARSABLE, any("""
                        failed to parse certificate
                        x509: malformed
                        x509: negative serial number
                        x509: cannot parse
                        asn1:
                        unsupported type of public key
                        """)),
                new Rule(PullCause.X509_EXPIRED_OR_NOT_YET_VALID, any("""
                        certificate has expired
                        certificate is not yet valid
                        """)),
                new Rule(PullCause.X509_KEY_USAGE, any("incompatible key usage")),
                new Rule(PullCause.X509_NAME_MISMATCH, any("""
                        certificate is valid for
                        contain any ip sans
                        certificate is not valid for any names
                        relies on legacy common name
                        certificate name does not match
                        hostname mismatch
                        """)),
                new Rule(PullCause.X509_UNKNOWN_AUTHORITY, any("""
                        x509:
                        failed to verify certificate
                        signed by unknown authority
                        self signed certificate
                        self-signed certificate
                        certificate is not trusted
                        unable to get local issuer certificate
                        certificate verify failed
                        """)),
                new Rule(PullCause.TLS_CLIENT_CERT_REQUIRED, any("""
                        tls: certificate required
                        tls: bad certificate
                        no required ssl certificate was sent
                        """)),
                new Rule(PullCause.NOT_TLS_ON_PORT, any("""
                        first record does not look like a tls handshake
                        oversized record received
                        wrong version number
                        """)),
                new Rule(PullCause.TOKEN_REALM_SCHEME_MISMATCH, HTTP_RESPONSE.whereUrl(RequestUrl::isTokenService)),
                new Rule(
                        PullCause.TOKEN_REALM_SCHEME_MISMATCH,
                        any("connection refused").where(ConnectionRules::isTokenServiceUnderOtherScheme)),
                new Rule(PullCause.HTTP_REGISTRY_ASKED_OVER_HTTPS, HTTP_RESPONSE),
                new Rule(PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP, any("""
                        http request to an https server
                        http request was sent to https port
                        speaking plain http to an ssl
                        combination of host and port requires tls
                        malformed http response "\\x15
                        """)),
                new Rule(PullCause.HTTPS_REGISTRY_ASKED_OVER_HTTP, status(400).whereUrl(RequestUrl::isPlainHttp)),
                new Rule(PullCause.TLS_HANDSHAKE, any("""
                        tls handshake
                        remote error: tls:
                        local error: tls:
                        tls: handshake
                        tls: server
                        tls: no supported versions
                        tls: unsupported
                        tls: protocol version
                        tls: received
                        tls: unexpected
                        sslv3 alert
                        """)));
    }

    /** Names, routes and connections. */
    static List<Rule> network() {
        return List.of(
                new Rule(PullCause.DNS_NO_SUCH_HOST, any("""
                        no such host
                        name or service not known
                        nodename nor servname
                        could not resolve host
                        """)),
                new Rule(PullCause.DNS_TEMPORARY, any("""
                        tcp: lookup
                        server misbehaving
                        temporary failure in name resolution
                        no answer from dns server
                        """)),
                new Rule(
                        PullCause.HTTP_ONLY_ON_80_DIALLED_443,
                        any("""
                                :443: connect: connection refused
                                :443: getsockopt: connection refused
                                :443: connection refused
                                """).where(ConnectionRules::isSelfManagedWithoutPort)),
                new Rule(PullCause.CONNECTION_REFUSED, any("""
                        connection refused
                        actively refused
                        """)),
                new Rule(PullCause.NETWORK_UNREACHABLE, any("""
                        no route to host
                        network is unreachable
                        host is unreachable
                        host is down
                        cannot assign requested address
                        connect: operation not permitted
                        """)),
                new Rule(PullCause.CONNECTION_RESET, any("""
                        connection reset by peer
                        broken pipe
                        forcibly closed
                        """)),
                new Rule(PullCause.NETWORK_TIMEOUT, any("""
                        i/o timeout
                        timed out
                        context deadline exceeded
                        client.timeout exceeded
                        timeout awaiting response headers
                        request canceled while waiting
                        properly respond after a period
                        """)),
                new Rule(PullCause.CONNECTION_CUT, any("""
                        unexpected eof
                        stream error
                        server sent goaway
                        client connection lost
                        server closed
                        use of closed network connection
                        transport connection broken
                        """)));
    }

    /** Whether the registry led to a token service under another scheme than its own. */
    private static boolean isTokenServiceUnderOtherScheme(Message message) {
        Optional<RequestUrl> last = message.lastUrl().filter(RequestUrl::isTokenService);
        return last.isPresent()
                && message.urls().stream()
                        .anyMatch(url -> url.isRegistryApi()
                                && url.isPlainHttp() != last.get().isPlainHttp());
    }

    /** Whether a registry of one's own was asked on the port that HTTPS has where none is written. */
    private static boolean isSelfManagedWithoutPort(Message message) {
        return message.lastUrl()
                .map(url -> url.isCurrentApi() && !url.isTokenService() && url.isHttpsPort() && url.isSelfManaged())
                .orElse(false);
    }
}
