package io.github.eciregistry.diagnosis;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.diagnosis.Findings.Finding;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Creates the remedy for each cause, for the registry and image concerned. */
final class Remedies {

    private static final String PLAIN_HTTP_KEY = AnnotationKeys.ECI.plainHttp();
    private static final String SELF_SIGNED_KEY = AnnotationKeys.ECI.skipVerify();

    private static final String WHEN = " of the pod template or image cache. It takes effect only when the pod or cache"
            + " is created, so create it again.";

    private static final String NONE = " Neither registry annotation helps.";

    /** Remedies that never apply if the registry is the instance itself. */
    private static final Set<RemedyKind> REACHING = EnumSet.of(
            RemedyKind.SET_PLAIN_HTTP,
            RemedyKind.SET_SKIP_VERIFY,
            RemedyKind.PROBE,
            RemedyKind.TLS,
            RemedyKind.REGISTRY,
            RemedyKind.NETWORK);

    private static final Set<RemedyKind> OFFERING =
            EnumSet.of(RemedyKind.SET_PLAIN_HTTP, RemedyKind.SET_SKIP_VERIFY, RemedyKind.PROBE, RemedyKind.TLS);

    private final PullCause cause;
    private final Certainty certainty;
    private final Message message;
    private final Subject subject;
    private final String name;

    private Remedies(Finding finding) {
        this.cause = finding.reading().cause();
        this.certainty = finding.reading().match().certainty();
        this.message = finding.reading().message();
        this.subject = finding.subject();
        this.name =
                subject.registry() == null ? "the registry" : subject.registry().toString();
    }

    static Remedy of(Finding finding) {
        return new Remedies(finding).remedy();
    }

    private Remedy remedy() {
        Remedy remedy = forAnyHost();
        if (!subject.isLocal() || !REACHING.contains(remedy.kind())) {
            return remedy;
        }
        if (!subject.isElsewhere() && !subject.isTokenService()) {
            return Remedy.of(
                    RemedyKind.REFERENCE,
                    "Push the image to a registry that the ECI instance can reach, and name that registry in the image: "
                            + name + " is the instance itself, where no registry runs." + NONE);
        }
        if (subject.isTokenService()) {
            return Remedy.of(
                    RemedyKind.REGISTRY,
                    "Correct the address of the token service that the registry advertises (Harbor: external_url, Gitea:"
                            + " ROOT_URL): " + name + " is the machine that pulls." + NONE);
        }
        return OFFERING.contains(remedy.kind())
                ? Remedy.of(
                        RemedyKind.NODE,
                        "Repair the mirror at " + name + ", which is on the node itself, or pull without it." + NONE)
                : remedy;
    }

    private Remedy forAnyHost() {
        return switch (cause) {
            case HTTP_REGISTRY_ASKED_OVER_HTTPS -> plainHttp();
            case HTTP_ONLY_ON_80_DIALLED_443 -> probe("Nothing listens on port 443, the default port of HTTPS.");
            case HTTPS_REGISTRY_ASKED_OVER_HTTP -> https();
            case X509_UNKNOWN_AUTHORITY,
                    X509_NAME_MISMATCH,
                    X509_EXPIRED_OR_NOT_YET_VALID,
                    X509_KEY_USAGE,
                    X509_UNPARSABLE_OR_UNHANDLED -> certificate();
            case NOT_TLS_ON_PORT -> notTls();
            case CONNECTION_REFUSED -> refused();
            case NOT_FOUND -> notFound();
            case INVALID_IMAGE_NAME -> invalidName();
            case SIGNATURE_INVALID -> refusedByPolicy();
            case UNKNOWN, WRAPPER_WITH_CAUSE -> unknown();
            default -> whereItFailed(FixedRemedies.of(cause));
        };
    }

    private Remedy plainHttp() {
        if (isPublic()) {
            return intercepted("answers in plain HTTP");
        }
        if (isIpv6()) {
            return ipv6("It uses plain HTTP.");
        }
        return offer(
                RemedyKind.SET_PLAIN_HTTP,
                "List " + name + " in the annotation " + PLAIN_HTTP_KEY + WHEN + " It uses plain HTTP.",
                Transport.PLAIN_HTTP);
    }

    private Remedy probe(String finding) {
        if (isIpv6()) {
            return unreachable();
        }
        return Remedy.of(
                RemedyKind.PROBE,
                finding + " Run eci-registry probe " + (subject.registry() == null ? "REGISTRY" : name)
                        + ". If the registry serves plain HTTP on port 80, list it in the annotation " + PLAIN_HTTP_KEY
                        + "; if it does not, check that it runs, and the security groups." + elsewhere());
    }

    private Remedy notTls() {
        if (isPublic()) {
            return intercepted("does not answer with TLS");
        }
        if (isIpv6()) {
            return ipv6("Its port does not use TLS.");
        }
        Remedy remedy = FixedRemedies.of(cause);
        if (certainty == Certainty.GUESS) {
            remedy = Remedy.of(
                    RemedyKind.PROBE,
                    "Probe the registry: its certificate fails verification, or it uses plain HTTP. The message does not"
                            + " say which.");
        }
        return whereItFailed(remedy);
    }

    private Remedy https() {
        if (subject.url() != null && !subject.url().isPlainHttp()) {
            return Remedy.of(
                    RemedyKind.NETWORK,
                    "The request was made over HTTPS, so a proxy on the way was asked over plain HTTP and uses HTTPS."
                            + " Correct the scheme of the proxy's URL." + NONE);
        }
        String advice = "Take " + name + " out of the annotation " + PLAIN_HTTP_KEY + WHEN + " It uses HTTPS."
                + (isPublic() || isIpv6()
                        ? ""
                        : " If its certificate fails verification, list it in " + SELF_SIGNED_KEY + " instead.");
        return certainty == Certainty.CERTAIN
                ? Remedy.of(RemedyKind.UNSET_PLAIN_HTTP, advice + elsewhere(), Transport.HTTPS, subject.registry())
                : Remedy.of(RemedyKind.UNSET_PLAIN_HTTP, advice + elsewhere());
    }

    private Remedy certificate() {
        if (message.says("failed to parse certificate")) {
            return FixedRemedies.of(PullCause.X509_UNPARSABLE);
        }
        if (isPublic()) {
            return intercepted("presents a certificate that fails verification");
        }
        if (message.says("ingress.local") || message.says("traefik.default")) {
            return Remedy.of(
                    RemedyKind.REGISTRY,
                    "Correct the ingress or the DNS entry: the certificate is the default of an ingress controller, so no"
                            + " route leads to " + name + "." + NONE);
        }
        if (isIpv6()) {
            return ipv6("Its certificate fails verification: " + certificateFault());
        }
        return offer(
                RemedyKind.SET_SKIP_VERIFY,
                "Repair the certificate of " + name + ": " + certificateFault() + " Or list "
                        + (subject.registry() == null ? "the registry, unless it is a public one," : "it")
                        + " in the annotation " + SELF_SIGNED_KEY + WHEN,
                Transport.SKIP_VERIFY);
    }

    private String certificateFault() {
        return switch (cause) {
            case X509_NAME_MISMATCH -> "it was issued for other names or addresses.";
            case X509_EXPIRED_OR_NOT_YET_VALID -> "it has expired or is not valid yet, unless a clock is wrong.";
            case X509_KEY_USAGE -> "it was not issued for a server.";
            case X509_UNPARSABLE_OR_UNHANDLED -> "it has a critical extension that the node does not know.";
            default -> "it is self-signed, or the node does not know its authority.";
        };
    }

    /** Suggests an annotation if the cause is certain and the registry is known as written in an image. */
    private Remedy offer(RemedyKind kind, String advice, Transport transport) {
        if (!subject.hasPort()) {
            return Remedy.of(kind, advice + " Add the port if the image names one." + elsewhere());
        }
        String all = advice + elsewhere() + checkImage();
        return certainty == Certainty.CERTAIN
                ? Remedy.of(kind, all, transport, subject.registry())
                : Remedy.of(RemedyKind.PROBE, all + " Probe the registry first: the message does not prove the cause.");
    }

    private Remedy ipv6(String finding) {
        return Remedy.of(
                RemedyKind.REFERENCE,
                "Give the registry a name or an IPv4 address, and use that in the image. " + finding
                        + " The annotation that"
                        + " would help is documented only for host[:port] with a name or an IPv4 address, so none is"
                        + " offered for " + name + ".");
    }

    private Remedy refused() {
        RequestUrl url = subject.url();
        if (url != null && url.isHttpsPort() && url.isSelfManaged() && !url.isTokenService()) {
            return probe("The connection was refused: nothing listens there, or a firewall refuses.");
        }
        return unreachable();
    }

    private Remedy unreachable() {
        return whereItFailed(Remedy.of(
                RemedyKind.NETWORK,
                "Check that " + name + " runs, its port, and the security groups: nothing listens there, or a"
                        + " firewall refuses." + NONE));
    }

    private Remedy notFound() {
        boolean isBlob = message.says("unknown blob")
                || message.says("blob unknown")
                || message.says("blob_unknown")
                || message.says("fetching blob")
                || message.says("reading blob")
                || (subject.url() != null && subject.url().path().contains("/blobs/"));
        return whereItFailed(
                isBlob
                        ? Remedy.of(
                                RemedyKind.REGISTRY,
                                "The registry knows the image but lacks one of its layers. Push the image again. If the"
                                        + " registry is a proxy or mirror, check that it reaches the storage of its"
                                        + " upstream." + NONE)
                        : FixedRemedies.of(cause));
    }

    private Remedy invalidName() {
        return message.says("unqualified") || message.says("short-name")
                ? Remedy.of(
                        RemedyKind.REFERENCE,
                        "Write the registry in the image, such as docker.io/library/nginx: the node has none for names"
                                + " without one." + NONE)
                : FixedRemedies.of(cause);
    }

    private Remedy refusedByPolicy() {
        if (message.text().contains("policy.json")
                || message.says("invalid policy in")
                || message.says("trust policy")
                || message.says("default signature policy")) {
            return Remedy.of(
                    RemedyKind.NODE,
                    "Repair the node's signature policy (containers-policy.json): it is missing or cannot be read, and no"
                            + " registry was asked." + NONE);
        }
        if (message.says("vulnerab") || message.says("severity")) {
            return Remedy.of(
                    RemedyKind.IMAGE,
                    "Use an image without the vulnerabilities, wait for its scan, or have an administrator exempt it:"
                            + " a policy of the registry refuses it." + NONE);
        }
        if (message.status().filter(status -> status.code() == 412).isPresent() && certainty != Certainty.CERTAIN) {
            return Remedy.of(
                    RemedyKind.IMAGE,
                    "Read the policies of the image's project: the registry refuses the image by one of them, in Harbor"
                            + " because it is not signed, not scanned or vulnerable. The answer to a GET request for the"
                            + " same URL says which." + NONE);
        }
        return FixedRemedies.of(cause);
    }

    private Remedy unknown() {
        RemedyKind kind = cause == PullCause.UNKNOWN ? RemedyKind.UNKNOWN : RemedyKind.READ_OTHER_MESSAGE;
        if (cause == PullCause.UNKNOWN && !message.says("failed to pull") && !message.says("failed to resolve")) {
            return Remedy.of(
                    kind,
                    "The text contains no known message of a failed pull. The events of the pod (kubectl describe pod POD) and"
                            + " the waiting message in its status say why a pull failed.");
        }
        if (isCutOff()) {
            return Remedy.of(
                    kind,
                    "The message ends before its cause: events are cut off at 1,024 characters. Read the whole message in"
                            + " the pod's status: kubectl get pod POD -o"
                            + " jsonpath='{.status.containerStatuses[*].state.waiting.message}'.");
        }
        return Remedy.of(
                kind,
                "The cause is not a known one. It helps to know how the registry answers (eci-registry probe "
                        + (subject.registry() == null ? "REGISTRY" : name)
                        + "), what its log has for the same time, and whether another client can pull the image."
                        + (subject.isElsewhere() ? elsewhereNote() : ""));
    }

    /** Checks whether the message has the maximum length of an event, or ends within a quote or in an ellipsis. */
    private boolean isCutOff() {
        String text = message.text();
        long quotes = text.chars().filter(c -> c == '"').count();
        return text.endsWith("...") || text.endsWith("…") || (quotes % 2 == 1 && text.length() >= 900);
    }

    private Remedy intercepted(String finding) {
        return Remedy.of(
                RemedyKind.NETWORK,
                "Find the proxy or the DNS entry that leads to another server, or correct the node's clock: " + name
                        + " is a public registry and " + finding + ". Do not list it in an annotation: the image would"
                        + " come from that other server.");
    }

    private Remedy whereItFailed(Remedy remedy) {
        if (subject.isTokenService()) {
            return Remedy.of(
                    remedy.kind(),
                    remedy.advice() + " The request that failed went to the token service that the registry names.");
        }
        return subject.isElsewhere() ? Remedy.of(remedy.kind(), remedy.advice() + elsewhereNote()) : remedy;
    }

    private boolean isPublic() {
        return subject.registry() != null && PublicRegistries.contains(subject.registry());
    }

    private boolean isIpv6() {
        return subject.registry() != null && subject.registry().isIpv6() && !subject.isLocal();
    }

    private String elsewhere() {
        return subject.isElsewhere()
                ? elsewhereNote() + " It is not documented whether ECI heeds an annotation for it."
                : "";
    }

    private String elsewhereNote() {
        Registry registry = Objects.requireNonNull(subject.reference()).registry();
        return subject.isTokenService()
                ? " " + name + " is the token service that the registry names, not the image's registry " + registry
                        + "."
                : " " + name + " is a mirror or a redirection, not the image's registry " + registry + ".";
    }

    private String checkImage() {
        return subject.url() != null && subject.url().path().contains("/manifests/")
                ? " Check that the image exists as well: containerd reports only its last try, so that a missing image can"
                        + " look like this."
                : "";
    }
}
