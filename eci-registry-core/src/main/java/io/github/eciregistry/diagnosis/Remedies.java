package io.github.eciregistry.diagnosis;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.policy.PublicRegistries;
import io.github.eciregistry.policy.Transport;

/** What to do about each cause, said for the registry and the image concerned. */
final class Remedies {

    private static final String PLAIN_HTTP_KEY = AnnotationKeys.ECI.plainHttp();
    private static final String SELF_SIGNED_KEY = AnnotationKeys.ECI.selfSigned();

    private static final String WHEN = " of the pod or image cache; it takes effect only when that is created.";

    private final PullCause cause;
    private final Message message;
    private final Subject subject;
    private final String name;

    private Remedies(Reading reading, Subject subject) {
        this.cause = reading.cause();
        this.message = reading.message();
        this.subject = subject;
        this.name =
                subject.registry() == null ? "the registry" : subject.registry().toString();
    }

    static Remedy of(Reading reading, Subject subject) {
        return new Remedies(reading, subject).remedy();
    }

    private Remedy remedy() {
        return switch (cause) {
            case HTTP_REGISTRY_ASKED_OVER_HTTPS -> plainHttp("It speaks plain HTTP.");
            case HTTP_ONLY_ON_80_DIALLED_443 ->
                plainHttp(
                        "Nothing listens on port 443, where HTTPS is without a port in the reference; it probably serves"
                                + " plain HTTP on port 80. Probe it to be sure.");
            case HTTPS_REGISTRY_ASKED_OVER_HTTP -> https();
            case X509_UNKNOWN_AUTHORITY,
                    X509_NAME_MISMATCH,
                    X509_EXPIRED_OR_NOT_YET_VALID,
                    X509_KEY_USAGE,
                    X509_UNPARSABLE_OR_UNHANDLED -> certificate();
            case CONNECTION_REFUSED -> refused();
            default -> atTokenService(FixedRemedies.of(cause));
        };
    }

    private Remedy plainHttp(String finding) {
        if (isPublic()) {
            return intercepted("answers in plain HTTP");
        }
        return Remedy.of(
                RemedyKind.SET_PLAIN_HTTP,
                "List " + name + " in the annotation " + PLAIN_HTTP_KEY + WHEN + " " + finding + elsewhere()
                        + checkImage(),
                Transport.PLAIN_HTTP,
                subject.registry());
    }

    private Remedy https() {
        if (subject.url() != null && !subject.url().isPlainHttp()) {
            return Remedy.of(
                    RemedyKind.NETWORK,
                    "The request was made over HTTPS, so a proxy on the way was asked over plain HTTP and speaks HTTPS."
                            + " Correct the scheme of the proxy's URL. Neither registry annotation helps.");
        }
        return Remedy.of(
                RemedyKind.UNSET_PLAIN_HTTP,
                "Take " + name + " out of the annotation " + PLAIN_HTTP_KEY + WHEN
                        + " It speaks HTTPS. If its certificate" + " is not trusted, list it in " + SELF_SIGNED_KEY
                        + " instead.",
                Transport.HTTPS,
                subject.registry());
    }

    private Remedy certificate() {
        if (message.says("failed to parse certificate")) {
            return FixedRemedies.of(PullCause.X509_UNPARSABLE);
        }
        if (isPublic()) {
            return intercepted("shows a certificate that does not verify");
        }
        if (message.says("ingress.local") || message.says("traefik.default")) {
            return Remedy.of(
                    RemedyKind.REGISTRY,
                    "The certificate is the one that an ingress controller shows for names it does not know: no route"
                            + " leads to " + name
                            + ". Correct the ingress or the DNS entry. Neither registry annotation"
                            + " helps.");
        }
        return Remedy.of(
                RemedyKind.SET_SELF_SIGNED,
                "Repair the certificate of " + name + ": " + certificateFault() + " Or list it in the annotation "
                        + SELF_SIGNED_KEY + WHEN + elsewhere() + checkImage(),
                Transport.SELF_SIGNED_HTTPS,
                subject.registry());
    }

    private String certificateFault() {
        return switch (cause) {
            case X509_NAME_MISMATCH -> "it is made out for other names or addresses.";
            case X509_EXPIRED_OR_NOT_YET_VALID -> "it has expired or is not valid yet, unless a clock is wrong.";
            case X509_KEY_USAGE -> "it is not made out for a server.";
            case X509_UNPARSABLE_OR_UNHANDLED -> "it has a critical extension that the node does not know.";
            default -> "it is self-signed, or its authority is not known to the node.";
        };
    }

    private Remedy refused() {
        RequestUrl url = subject.url();
        boolean mayBeHttp = url != null && url.isHttpsPort() && url.isSelfManaged() && !url.isTokenService();
        String advice = "Check that " + name + " runs, its port, and the security groups: nothing listens there, or a"
                + " firewall refuses.";
        return mayBeHttp
                ? Remedy.of(
                        RemedyKind.PROBE,
                        advice + " If it serves plain HTTP on port 80, list it in the annotation " + PLAIN_HTTP_KEY
                                + ".")
                : atTokenService(Remedy.of(RemedyKind.NETWORK, advice));
    }

    private Remedy intercepted(String finding) {
        return Remedy.of(
                RemedyKind.NETWORK,
                "Find the proxy or the DNS entry that leads to another server, or set the node's clock: " + name
                        + " is a public registry and " + finding + ". Do not list it in an annotation, since the image"
                        + " would come from whoever answers.");
    }

    private Remedy atTokenService(Remedy remedy) {
        return subject.isTokenService()
                ? Remedy.of(
                        remedy.kind(),
                        remedy.advice() + " The request that failed went to the token service that the registry names.")
                : remedy;
    }

    private boolean isPublic() {
        return subject.registry() != null && PublicRegistries.contains(subject.registry());
    }

    private String elsewhere() {
        if (!subject.isElsewhere()) {
            return "";
        }
        return (subject.isTokenService()
                        ? " It is the token service that the registry names, not the registry of the image:"
                        : " It is a mirror or a redirection, not the registry of the image:")
                + " whether ECI heeds the annotation there is not documented.";
    }

    private String checkImage() {
        return subject.url() != null && subject.url().path().contains("/manifests/")
                ? " Check that the image exists as well: containerd reports only its last try, so that a missing image can"
                        + " look like this."
                : "";
    }
}
