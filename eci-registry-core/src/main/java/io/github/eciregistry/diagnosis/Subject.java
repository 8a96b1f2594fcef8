package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param url the request that failed, or null if none is named
 * @param registry the registry that failed, or null if none is named
 * @param hasPort whether the port of the registry is known, be it written or the default port
 * @param reference the image that was pulled, or null if none is named
 */
record Subject(
        @Nullable RequestUrl url,
        @Nullable Registry registry,
        boolean hasPort,
        @Nullable ImageReference reference) {

    private static final String HTTPS_PORT = ":443";
    private static final String HTTP_PORT = ":80";

    /**
     * Finds what a reading is about.
     *
     * @param nearby the image of the other messages, which it is about if its message names none, or null
     * @param requested the registry that the other messages asked, likewise
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

    /** Whether the request went to the token service of a registry and not to the registry itself. */
    boolean isTokenService() {
        return url != null && url.isTokenService();
    }

    /** Whether the request went to another host than the image's: a mirror, a redirection or a token service. */
    boolean isElsewhere() {
        return registry != null
                && reference != null
                && !registry.equals(reference.registry())
                && !(reference.registry().isDockerHub() && registry.host().endsWith(".docker.io"));
    }

    /** Whether the failing host is the machine itself. */
    boolean isLocal() {
        return registry != null && LocalHosts.contain(registry);
    }

    /** Returns the first of several texts that is a reference, or null if none is. */
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

    /** Reads {@code https://HOST/v2/REPOSITORY/manifests/TAG}; a mirror is told the registry as {@code ns=}. */
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

    /** Whether a URL leads to a registry, whose port the URL may state where the reference leaves it out. */
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
