package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.CauseTable.Rule.likely;
import static io.github.eciregistry.diagnosis.Sign.any;
import static io.github.eciregistry.diagnosis.Sign.status;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs of failures on the node itself: its sockets and its proxy fail with the same messages as registries. Also
 * includes policies, whether enforced by the node or by a registry.
 */
final class NodeRules {

    /**
     * The only text after the URL if a proxy refused to connect: Go reports the reason of its status
     * line without the number (net/http, {@code dialConn}).
     */
    private static final Set<String> PROXY_REASONS = Set.of(
            "access denied",
            "authorizedonly",
            "bad gateway",
            "bad request",
            "forbidden",
            "gateway time-out",
            "gateway timeout",
            "internal server error",
            "method not allowed",
            "proxy authentication required",
            "service unavailable",
            "tunnel or ssl forbidden",
            "unknown status code");

    private NodeRules() {}

    static List<Rule> rules() {
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
                        cannot connect to proxy
                        unable to connect to proxy
                        could not resolve proxy
                        tunnel connection failed
                        connect tunnel failed
                        unable to tunnel through proxy
                        tunneling socket could not be established
                        from proxy after connect
                        proxy connect aborted
                        the proxy tunnel request
                        unsuccessful tunnel
                        err_tunnel_connection_failed
                        requested url could not be retrieved
                        """)),
                new Rule(PullCause.PROXY, status(407)),
                likely(PullCause.PROXY, NodeRules::findProxyReason),
                new Rule(PullCause.DISK_FULL, any("""
                        no space left on device
                        disk quota exceeded
                        enough free space
                        not enough space
                        """).where(Message::isAboutPulls)),
                new Rule(PullCause.SIGNATURE_INVALID, any("""
                        signaturevalidationfailed
                        signature validation failed
                        signature was required
                        signature verification failed
                        no matching signatures
                        source image rejected
                        verifier rejected image
                        image verifier
                        rejected by policy
                        projectpolicyviolation
                        project_policy_violation
                        is not signed in
                        is not signed by
                        image is not signed
                        due to configured policy
                        download blocking policy
                        item is quarantined
                        invalid policy in
                        error loading trust policy
                        loading trust policy
                        default signature policy
                        """).where(Message::isAboutPulls)),
                new Rule(
                        PullCause.SIGNATURE_INVALID,
                        any("no such file or directory")
                                .where(message -> message.text().contains("/policy.json"))),
                likely(PullCause.SIGNATURE_INVALID, status(412).where(Message::isAboutPulls)));
    }

    /** Finds a reason of a status line that ends a message, or one of its values, right after an HTTPS URL. */
    private static int findProxyReason(Message message) {
        RequestUrl url = message.lastUrl().filter(last -> !last.isPlainHttp()).orElse(null);
        if (url == null) {
            return -1;
        }
        String text = message.text();
        int start = text.indexOf(": ", url.start() + "https://".length());
        if (start < 0 || text.substring(url.start(), start).indexOf(' ') >= 0) {
            return -1;
        }
        start += 2;
        int end = start;
        while (end < text.length() && isReasonPart(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(start, end);
        int next = rest.lastIndexOf(' ');
        boolean isField = end < text.length() && text.charAt(end) == '=' && next > 0;
        String reason = (isField ? rest.substring(0, next) : rest).strip().toLowerCase(Locale.ROOT);
        boolean goesOn = !isField && end < text.length() && "\"'`,.;)]}".indexOf(text.charAt(end)) < 0;
        return goesOn || !PROXY_REASONS.contains(reason) ? -1 : start;
    }

    private static boolean isReasonPart(char c) {
        return Character.isLetter(c) || c == ' ' || c == '-' || c == '_';
    }
}
