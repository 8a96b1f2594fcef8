package io.github.eciregistry.diagnosis;

/** Remedies for causes whose remedy does not depend on the registry. */
final class FixedRemedies {

    private static final String NONE = " Neither registry annotation helps.";

    private FixedRemedies() {}

    static Remedy of(PullCause cause) {
        return switch (cause) {
            case NOT_TLS_ON_PORT ->
                remedy(
                        RemedyKind.PROBE,
                        "Probe the registry: its port does not use TLS. If it uses plain HTTP, list it in the plain"
                                + " HTTP annotation; if it does not, correct the port.");
            case TOKEN_REALM_SCHEME_MISMATCH ->
                remedy(
                        RemedyKind.REGISTRY,
                        "Correct the address of the token service that the registry advertises (Harbor: external_url,"
                                + " Nexus: its base URL and forwarded headers): the service does not use its scheme."
                                + NONE);
            case X509_UNPARSABLE ->
                remedy(
                        RemedyKind.TLS,
                        "Issue a correct certificate: the node cannot even read this one, so verification does not matter."
                                + NONE);
            case TLS_CLIENT_CERT_REQUIRED ->
                remedy(
                        RemedyKind.TLS,
                        "Let the registry accept a user name and password: it demands a client certificate, for which ECI"
                                + " has no setting." + NONE);
            case TLS_HANDSHAKE ->
                remedy(
                        RemedyKind.TLS,
                        "Check the registry's TLS versions and ciphers, the host name that its front end expects, and"
                                + " devices in between: the TLS handshake failed." + NONE);
            case DNS_NO_SUCH_HOST ->
                remedy(
                        RemedyKind.DNS,
                        "Make the name known to ECI with the annotation k8s.aliyun.com/eci-custom-hosts or"
                                + " k8s.aliyun.com/eci-custom-dnsconfig: its resolver does not know it."
                                + NONE);
            case DNS_TEMPORARY ->
                remedy(
                        RemedyKind.DNS,
                        "Try again, then check the DNS settings and servers: the resolver failed." + NONE);
            case NETWORK_UNREACHABLE, NETWORK_TIMEOUT ->
                remedy(
                        RemedyKind.NETWORK,
                        "Check routes, security groups, and for the internet an EIP or a NAT gateway: the registry was not"
                                + " reached, or not in time." + NONE);
            case CONNECTION_RESET, CONNECTION_CUT ->
                remedy(
                        RemedyKind.NETWORK,
                        "Try again: the connection broke. If it happens again, check the firewalls, proxies and load"
                                + " balancers on the way, and the registry's log." + NONE);
            case PROXY ->
                remedy(
                        RemedyKind.NETWORK,
                        "Check the proxy, its address, credentials and rules: it failed or refused, not the registry."
                                + NONE);
            case AUTH ->
                remedy(
                        RemedyKind.CREDENTIALS,
                        "Check that the image exists, that imagePullSecrets names a secret for this registry in the pod's"
                                + " namespace, and that its user may pull: the registry refused." + NONE);
            case PULL_SECRET_MISSING ->
                remedy(
                        RemedyKind.CREDENTIALS,
                        "Create the secret that imagePullSecrets names in the pod's namespace." + NONE);
            case FORBIDDEN_BY_FRONT_END ->
                remedy(
                        RemedyKind.REGISTRY,
                        "Pull through a mirror, or copy the image: a server in front of the registry refuses the request,"
                                + " whatever the credentials, often by address or country." + NONE);
            case RATE_LIMIT ->
                remedy(
                        RemedyKind.WAIT,
                        "Wait, log in for a higher limit, or use an image cache or a mirror: there were too many pulls."
                                + NONE);
            case NOT_FOUND ->
                remedy(
                        RemedyKind.REFERENCE,
                        "Correct the repository, tag or digest, or push the image: the registry does not have it."
                                + NONE);
            case NOT_FOUND_OR_HIDDEN ->
                remedy(
                        RemedyKind.REFERENCE,
                        "Correct the repository and tag; if they are right, check the pod's imagePullSecrets. The image"
                                + " does not exist or is hidden." + NONE);
            case PLATFORM_MISMATCH ->
                remedy(
                        RemedyKind.IMAGE,
                        "Build the image for the node's platform, or choose other nodes: it exists only for other"
                                + " platforms." + NONE);
            case UNSUPPORTED_MANIFEST ->
                remedy(RemedyKind.IMAGE, "Build and push the image again with a current tool." + NONE);
            case CONTENT_CORRUPT ->
                remedy(
                        RemedyKind.IMAGE,
                        "Try again, then look for a mirror or proxy that changes content, or push the image again: what"
                                + " arrived is damaged or empty." + NONE);
            case SIGNATURE_INVALID ->
                remedy(RemedyKind.IMAGE, "Sign the image, or correct the policy that refuses it." + NONE);
            case DISK_FULL ->
                remedy(
                        RemedyKind.STORAGE,
                        "Ask for more storage: k8s.aliyun.com/eci-extra-ephemeral-storage for a pod, imageCacheSize for an"
                                + " image cache." + NONE);
            case INVALID_IMAGE_NAME ->
                remedy(
                        RemedyKind.REFERENCE,
                        "Correct the image field: a reference has no scheme and no whitespace, and its repository is in"
                                + " lower case."
                                + NONE);
            case INVALID_REFERENCE_PATH ->
                remedy(
                        RemedyKind.REFERENCE,
                        "Correct the repository: leave out the v2/ of the registry's API, and name the project."
                                + NONE);
            case NOT_A_REGISTRY, UNEXPECTED_REDIRECT ->
                remedy(
                        RemedyKind.REGISTRY,
                        "Correct the host or port of the image, or the DNS entry: what answers is not a registry, but for"
                                + " example a portal or login page." + NONE);
            case REGISTRY_UNAVAILABLE ->
                remedy(
                        RemedyKind.REGISTRY,
                        "Try again, then read the registry's log: it reports an internal error or overload." + NONE);
            case NEVER_PULL ->
                remedy(
                        RemedyKind.POD,
                        "Set imagePullPolicy to IfNotPresent: it is Never, and the image is not on the node." + NONE);
            case RUNTIME_UNAVAILABLE ->
                remedy(
                        RemedyKind.NODE,
                        "Check the node's container runtime: it does not answer, and no registry was asked." + NONE);
            case WRAPPER_NO_CAUSE, WRAPPER_WITH_CAUSE ->
                remedy(
                        RemedyKind.READ_OTHER_MESSAGE,
                        "This message does not say why. Read the pod's event that begins with \"Failed to pull image\".");
            case IMAGE_CACHE_MISSED, IMAGE_CACHE_HIT, IMAGE_CACHE_AUTO_CREATE_STARTED ->
                remedy(RemedyKind.NOTHING, "This is not a failure.");
            case IMAGE_CACHE_AUTO_CREATE_FAILED ->
                remedy(
                        RemedyKind.IMAGE_CACHE,
                        "The image cache was not created; the pod pulls without it. An image cache needs its own way to the"
                                + " registry, and the registry annotations on itself.");
            case IMAGE_CACHE_NOT_FOUND ->
                remedy(RemedyKind.IMAGE_CACHE, "Name an image cache that exists in this region and account." + NONE);
            case IMAGE_CACHE_NOT_READY ->
                remedy(RemedyKind.IMAGE_CACHE, "Wait until the image cache is Ready, or name another." + NONE);
            case IMAGECACHE_CRD_MISSING ->
                remedy(
                        RemedyKind.IMAGE_CACHE,
                        "The cluster does not know the ImageCache kind: update ack-virtual-node or install the CRD.");
            case ECI_UNAUTHORIZED ->
                remedy(RemedyKind.ACCOUNT, "Grant ECI's service role the permission that is named." + NONE);
            case ECI_QUOTA -> remedy(RemedyKind.ACCOUNT, "Raise the quota or the balance of the account." + NONE);
            case ECI_NO_STOCK -> remedy(RemedyKind.ACCOUNT, "Try another instance type or zone, or wait." + NONE);
            case FOREIGN -> remedy(RemedyKind.UNKNOWN, "The message comes from another cloud's product, not from ECI.");
            default -> remedy(RemedyKind.UNKNOWN, "The text contains no known message of a failed pull.");
        };
    }

    private static Remedy remedy(RemedyKind kind, String advice) {
        return Remedy.of(kind, advice);
    }
}
