package io.github.eciregistry.diagnosis;

/** What to do about the causes whose remedy is the same for every registry. */
final class FixedRemedies {

    private static final String NONE = " Neither registry annotation helps.";

    private FixedRemedies() {}

    static Remedy of(PullCause cause) {
        return switch (cause) {
            case NOT_TLS_ON_PORT ->
                remedy(
                        RemedyKind.PROBE,
                        "The port does not speak TLS. Probe the registry: if it speaks plain HTTP, list it in the plain"
                                + " HTTP annotation; if not, the port is wrong.");
            case TOKEN_REALM_SCHEME_MISMATCH ->
                remedy(
                        RemedyKind.REGISTRY,
                        "The registry sends clients to a token service under a scheme that the service does not speak."
                                + " Correct the realm at the registry (Harbor: external_url). Listing the token"
                                + " service's host in an annotation is an experiment at best.");
            case X509_UNPARSABLE ->
                remedy(
                        RemedyKind.TLS,
                        "The node cannot read the certificate, which happens before it is verified. Issue a correct one."
                                + NONE);
            case TLS_CLIENT_CERT_REQUIRED ->
                remedy(
                        RemedyKind.TLS,
                        "The registry demands a client certificate, and ECI has no setting for one. Let the registry take"
                                + " a user name and a password instead." + NONE);
            case TLS_HANDSHAKE ->
                remedy(
                        RemedyKind.TLS,
                        "No TLS connection came about. Check the protocol versions and ciphers of the registry, the name"
                                + " that its front end expects, and devices in between." + NONE);
            case DNS_NO_SUCH_HOST ->
                remedy(
                        RemedyKind.DNS,
                        "The name is unknown to the resolver. Names of a private DNS have to be made known to ECI with"
                                + " the annotations k8s.aliyun.com/eci-custom-hosts or k8s.aliyun.com/eci-custom-dnsconfig."
                                + NONE);
            case DNS_TEMPORARY ->
                remedy(
                        RemedyKind.DNS,
                        "The resolver failed. Try again, then check the DNS settings and servers." + NONE);
            case NETWORK_UNREACHABLE, NETWORK_TIMEOUT ->
                remedy(
                        RemedyKind.NETWORK,
                        "The registry was not reached, or not fast enough. Check that ECI has a way there (an EIP or a NAT"
                                + " gateway for the internet), routes and security groups." + NONE);
            case CONNECTION_RESET, CONNECTION_CUT ->
                remedy(
                        RemedyKind.NETWORK,
                        "The connection broke. Try again; if it stays so, look at firewalls, proxies and load balancers"
                                + " on the way, and at the registry's log." + NONE);
            case PROXY ->
                remedy(
                        RemedyKind.NETWORK,
                        "The proxy failed, not the registry. Check the proxy and its address." + NONE);
            case AUTH ->
                remedy(
                        RemedyKind.CREDENTIALS,
                        "The registry refused. Check that the image exists, that imagePullSecrets names a secret for this"
                                + " registry in the pod's namespace, and that its user may pull." + NONE);
            case PULL_SECRET_MISSING ->
                remedy(
                        RemedyKind.CREDENTIALS,
                        "Create the secret that imagePullSecrets names in the namespace of the pod." + NONE);
            case FORBIDDEN_BY_FRONT_END ->
                remedy(
                        RemedyKind.REGISTRY,
                        "What stands in front of the registry refuses the request, whatever the credentials: often a block"
                                + " by address or country. Pull through a mirror or copy the image." + NONE);
            case RATE_LIMIT ->
                remedy(
                        RemedyKind.WAIT,
                        "Too many pulls. Wait, log in to have a higher limit, or use an image cache or a mirror."
                                + NONE);
            case NOT_FOUND ->
                remedy(RemedyKind.REFERENCE, "The image is not there. Check its repository, tag and digest." + NONE);
            case NOT_FOUND_OR_HIDDEN ->
                remedy(
                        RemedyKind.REFERENCE,
                        "The image is not there or is hidden. Check its repository and tag, then the imagePullSecrets of"
                                + " the pod." + NONE);
            case PLATFORM_MISMATCH ->
                remedy(
                        RemedyKind.IMAGE,
                        "The image exists, but not for the platform of the node. Build it for that platform, or choose"
                                + " nodes of another." + NONE);
            case UNSUPPORTED_MANIFEST ->
                remedy(RemedyKind.IMAGE, "Build and push the image again with a current tool." + NONE);
            case CONTENT_CORRUPT ->
                remedy(
                        RemedyKind.IMAGE,
                        "What arrived is damaged. Try again; then look for a mirror or proxy that changes content, or push"
                                + " the image again." + NONE);
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
                        "The image field is not an image reference: no scheme, no blanks, the repository in lower case."
                                + NONE);
            case INVALID_REFERENCE_PATH ->
                remedy(
                        RemedyKind.REFERENCE,
                        "The repository is wrong: leave out the v2/ of the registry's API, and name the project."
                                + NONE);
            case NOT_A_REGISTRY, UNEXPECTED_REDIRECT ->
                remedy(
                        RemedyKind.REGISTRY,
                        "The host does not answer as a registry: a wrong host or port, a portal or login page, or a DNS"
                                + " entry that leads elsewhere." + NONE);
            case REGISTRY_UNAVAILABLE ->
                remedy(
                        RemedyKind.REGISTRY,
                        "The registry has an error of its own. Try again; then read its log." + NONE);
            case NEVER_PULL ->
                remedy(
                        RemedyKind.POD,
                        "The container's imagePullPolicy is Never and the image is not there. Set IfNotPresent."
                                + NONE);
            case RUNTIME_UNAVAILABLE ->
                remedy(
                        RemedyKind.NODE,
                        "The container runtime of the node does not answer; no registry was asked." + NONE);
            case WRAPPER_NO_CAUSE, WRAPPER_WITH_CAUSE ->
                remedy(
                        RemedyKind.READ_OTHER_MESSAGE,
                        "This message does not say why. Read the pod's event that begins with \"Failed to pull image\".");
            case IMAGE_CACHE_MISSED, IMAGE_CACHE_HIT, IMAGE_CACHE_AUTO_CREATE_STARTED ->
                remedy(RemedyKind.NOTHING, "This is no failure.");
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
            default -> remedy(RemedyKind.UNKNOWN, "The text is not known. Look for a \"Failed to pull image\" event.");
        };
    }

    private static Remedy remedy(RemedyKind kind, String advice) {
        return Remedy.of(kind, advice);
    }
}
