package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.CauseTable.Rule.guess;
import static io.github.eciregistry.diagnosis.CauseTable.Rule.likely;
import static io.github.eciregistry.diagnosis.Sign.any;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import java.util.List;
import java.util.Optional;

/** Signs of failures of name resolution, routes and connections. */
final class NetworkRules {

    static final Sign HTTP_RESPONSE = any("server gave http response to https client");

    private NetworkRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(PullCause.DNS_NO_SUCH_HOST, any("""
                        no such host
                        name or service not known
                        nodename nor servname
                        name does not resolve
                        no address associated with hostname
                        remote name could not be resolved
                        could not resolve host
                        couldn't resolve host
                        enotfound
                        .unknownhostexception
                        nxdomain
                        """)),
                new Rule(PullCause.DNS_TEMPORARY, any("""
                        tcp: lookup
                        server misbehaving
                        temporary failure in name resolution
                        no answer from dns server
                        failed to lookup address
                        eai_again
                        """)),
                guess(PullCause.HTTP_ONLY_ON_80_DIALLED_443, any("""
                                :443: connect: connection refused
                                :443: getsockopt: connection refused
                                :443: connection refused
                                """).where(NetworkRules::isSelfManagedWithoutPort)),
                new Rule(PullCause.CONNECTION_REFUSED, any("""
                        connection refused
                        actively refused
                        econnrefused
                        """)),
                new Rule(PullCause.NETWORK_UNREACHABLE, any("""
                        no route to host
                        network is unreachable
                        host is unreachable
                        host is down
                        cannot assign requested address
                        connect: operation not permitted
                        ehostunreach
                        enetunreach
                        """)),
                new Rule(PullCause.CONNECTION_RESET, any("""
                        connection reset
                        broken pipe
                        forcibly closed
                        econnreset
                        socket hang up
                        software caused connection abort
                        """)),
                new Rule(PullCause.NETWORK_TIMEOUT, any("""
                        i/o timeout
                        timed out
                        etimedout
                        esockettimedout
                        timeout was reached
                        context deadline exceeded
                        client.timeout exceeded
                        configured httpclient.timeout
                        timeout awaiting response headers
                        request canceled while waiting
                        properly respond after a period
                        """)),
                likely(PullCause.CONNECTION_REFUSED, any("""
                        couldn't connect to server
                        could not connect to server
                        """)),
                new Rule(PullCause.CONNECTION_CUT, any("""
                        unexpected eof
                        stream error
                        server sent goaway
                        client connection lost
                        server closed
                        use of closed network connection
                        transport connection broken
                        remote end closed connection
                        empty reply from server
                        premature end of
                        transfer closed with
                        connection closed before message completed
                        incompleteread(
                        """)));
    }

    /** Checks whether the registry advertised a token service with a different scheme from its own. */
    static boolean isTokenServiceUnderOtherScheme(Message message) {
        Optional<RequestUrl> last = message.lastUrl().filter(RequestUrl::isTokenService);
        return last.isPresent()
                && message.urls().stream()
                        .anyMatch(url -> url.isRegistryApi()
                                && url.isPlainHttp() != last.get().isPlainHttp());
    }

    /**
     * Checks whether a self-managed registry was contacted on the default HTTPS port because the reference has no port.
     */
    private static boolean isSelfManagedWithoutPort(Message message) {
        return message.lastUrl()
                .map(url -> url.isCurrentApi() && !url.isTokenService() && url.isHttpsPort() && url.isSelfManaged())
                .orElse(false);
    }
}
