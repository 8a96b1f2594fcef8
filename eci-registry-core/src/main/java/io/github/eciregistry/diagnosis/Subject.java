package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a message.
 *
 * @param url the request that failed, or null if not given
 * @param registry the registry that failed, or null if not given
 * @param hasPort whether the port of the registry is known, either written or the default port
 * @param reference the image that was pulled, or null if not given
 */
record Subject(
        @Nullable RequestUrl url,
        @Nullable Registry registry,
        boolean hasPort,
        @Nullable ImageReference reference) {

    private static final String HTTPS_PORT = ":443";
    private static final String HTTP_PORT = ":80";

    /**
     * Finds the subject of a reading.
     *
     * @param nearby the image of the other messages, used if its own message does not contain one, or null
     * @param requested the registry that the other messages contacted, likewise
     */
    static Subject of(Reading reading, @Nullable ImageReference nearby, @Nullable Registry requested) {
        Message message = reading.message();
        RequestUrl url = message.urlBefore(reading.match().index())
                .filter(asked -> reading.cause() != PullCause.UNKNOWN || asked.isRegistryApi())
                .orElse(null);
        ImageReference reference = image(message.references());
        if (reference == null && url != null) {
            reference = requestedImage(url);
        }
        if (reference == null) {
            reference = nearby;
        }
        if (url != null) {
            return new Subject(url, requested(url, reference), true, reference);
        }
        NamedHost named = message.host().orElse(null);
        Registry registry = named == null ? null : parseRegistry(named.authority());
        if (named == null || registry == null) {
            return new Subject(null, reference == null ? requested : reference.registry(), true, reference);
        }
        if (reference != null && isNamed(reference.registry(), registry, named.hasPort())) {
            return new Subject(null, reference.registry(), true, reference);
        }
        return new Subject(null, registry, named.hasPort(), reference);
    }

    /** Returns this subject without what the message has only where credentials are masked. */
    Subject shownIn(String masked, String message) {
        boolean hidesRegistry = registry != null && isHidden(registry.toString(), masked, message);
        boolean hidesReference = reference != null && isHidden(reference.toString(), masked, message);
        return hidesRegistry || hidesReference
                ? new Subject(url, hidesRegistry ? null : registry, hasPort, hidesReference ? null : reference)
                : this;
    }

    private static boolean isHidden(String text, String masked, String message) {
        return message.contains(text) && !masked.contains(text);
    }

    /** Checks whether the request went to a registry's token service, not to the registry itself. */
    boolean isTokenService() {
        return url != null && url.isTokenService();
    }

    /**
     * Checks whether the request went to a host other than the image's registry: a mirror, a redirection or a token
     * service.
     */
    boolean isElsewhere() {
        return registry != null
                && reference != null
                && !registry.equals(reference.registry())
                && !(reference.registry().isDockerHub() && registry.host().endsWith(".docker.io"));
    }

    /** Checks whether the failing host is the machine itself. */
    boolean isLocal() {
        return registry != null && LocalHosts.contain(registry);
    }

    /** Returns the first of several texts that is a valid reference, or null. */
    static @Nullable ImageReference image(Collection<String> texts) {
        for (String text : texts) {
            ImageReference reference = parseReference(text);
            if (reference != null) {
                return reference;
            }
        }
        return null;
    }

    private static @Nullable ImageReference parseReference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidInputException e) {
            return null;
        }
    }

    /** Reads {@code https://HOST/v2/REPOSITORY/manifests/TAG}; for a mirror, the registry is in {@code ns=}. */
    private static @Nullable ImageReference requestedImage(RequestUrl url) {
        String mirrored = url.mirrored();
        int api = mirrored.isEmpty()
                ? (url.path().startsWith("/v2/") ? 0 : -1)
                : url.path().indexOf("/v2/");
        int manifests = url.path().lastIndexOf("/manifests/");
        if (api < 0 || manifests < 0) {
            return null;
        }
        String tag = url.path().substring(manifests + "/manifests/".length());
        int start = api + "/v2/".length();
        String repository = url.path().substring(start, Math.max(manifests, start));
        String host = mirrored.isEmpty() ? url.authority() : mirrored;
        String registry = host.equals("registry-1.docker.io") ? "docker.io" : host;
        return parseReference(registry + '/' + repository + (tag.startsWith("sha256") ? '@' : ':') + tag);
    }

    private static @Nullable Registry requested(RequestUrl url, @Nullable ImageReference reference) {
        if (reference != null && isSameHost(url, reference.registry())) {
            return reference.registry();
        }
        Registry registry = parseRegistry(url.authority());
        if (registry == null && url.isPortOmitted()) {
            // a reference needs the port to name a host of one label
            registry = parseRegistry(url.authority() + (url.isPlainHttp() ? HTTP_PORT : HTTPS_PORT));
        }
        return registry;
    }

    /** Checks whether a URL is that of a registry; the URL may include a port that the reference omits. */
    private static boolean isSameHost(RequestUrl url, Registry registry) {
        String port = url.isPlainHttp() ? HTTP_PORT : HTTPS_PORT;
        String asked = url.authority();
        String written = registry.toString();
        return asked.equalsIgnoreCase(written)
                || asked.equalsIgnoreCase(written + port)
                || written.equalsIgnoreCase(asked + port);
    }

    private static boolean isNamed(Registry registry, Registry named, boolean hasPort) {
        return hasPort
                ? registry.toString().equalsIgnoreCase(named.toString())
                : registry.host().equalsIgnoreCase(named.host());
    }

    private static @Nullable Registry parseRegistry(String text) {
        try {
            return Registry.parse(text);
        } catch (InvalidInputException e) {
            return null;
        }
    }
}
