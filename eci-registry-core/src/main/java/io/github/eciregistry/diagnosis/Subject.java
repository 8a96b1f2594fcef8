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
 * @param reference the image that was pulled, or null if none is named
 */
record Subject(
        @Nullable RequestUrl url,
        @Nullable Registry registry,
        @Nullable ImageReference reference) {

    private static final String HTTPS_PORT = ":443";
    private static final String HTTP_PORT = ":80";

    /** Finds what a reading is about; where its message names no image, the others may. */
    static Subject of(Reading reading) {
        Message message = reading.message();
        RequestUrl url = message.urlBefore(reading.match().index())
                .filter(asked -> reading.cause() != PullCause.UNKNOWN || asked.isRegistryApi())
                .orElse(null);
        ImageReference reference = image(message.references());
        if (reference == null && url != null) {
            reference = requestedImage(url);
        }
        if (reference == null) {
            reference = reading.nearby();
        }
        return new Subject(url, failingRegistry(message, url, reference), reference);
    }

    /** Whether the request went to the token service of a registry and not to the registry itself. */
    boolean isTokenService() {
        return url != null && url.isTokenService();
    }

    /** Whether the request went to another host than the image's: a mirror, a redirection or a token service. */
    boolean isElsewhere() {
        return registry != null && reference != null && !registry.equals(reference.registry());
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
        int manifests = url.path().lastIndexOf("/manifests/");
        if (!url.path().startsWith("/v2/") || manifests < 0) {
            return null;
        }
        String tag = url.path().substring(manifests + "/manifests/".length());
        String repository = url.path().substring("/v2/".length(), Math.max(manifests, "/v2/".length()));
        String host = url.query().startsWith("ns=")
                ? url.query().substring("ns=".length()).replace("%3A", ":")
                : url.authority();
        String registry = host.equals("registry-1.docker.io") ? "docker.io" : host;
        return parseReference(registry + '/' + repository + (tag.startsWith("sha256") ? '@' : ':') + tag);
    }

    private static @Nullable Registry failingRegistry(
            Message message, @Nullable RequestUrl url, @Nullable ImageReference reference) {
        if (url != null) {
            return reference != null && isSameHost(url, reference.registry())
                    ? reference.registry()
                    : parseRegistry(url.authority());
        }
        Registry named = message.host().isEmpty() ? null : parseRegistry(message.host());
        return named == null && reference != null ? reference.registry() : named;
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

    private static @Nullable Registry parseRegistry(String text) {
        try {
            return Registry.parse(text);
        } catch (InvalidInputException e) {
            return null;
        }
    }
}
