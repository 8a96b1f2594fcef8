package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** One protocol on one port of a host. */
final class Endpoint {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Registry registry;
    private final boolean tls;

    private Endpoint(Registry registry, boolean tls) {
        this.registry = registry;
        this.tls = tls;
    }

    static Endpoint https(Registry registry) {
        return new Endpoint(registry, true);
    }

    static Endpoint http(Registry registry) {
        return new Endpoint(registry, false);
    }

    /**
     * Returns the endpoint of an absolute http or https URL. A host of one label gets an explicit port: without one, it
     * would not be a registry in an image reference.
     *
     * @throws io.github.eciregistry.InvalidInputException if its authority is not allowed in an image reference
     */
    static Endpoint of(URI url) {
        boolean tls = isHttps(url);
        String authority = authorityOf(url);
        boolean needsPort = authority.indexOf('.') < 0 && authority.indexOf(':') < 0;
        String port = needsPort ? ":" + (tls ? HTTPS_PORT : HTTP_PORT) : "";
        return new Endpoint(Registry.parse(authority + port), tls);
    }

    /** Parses an absolute http or https URL whose host is allowed in an image reference. */
    static Optional<URI> parseUrl(String text) {
        try {
            return Optional.of(URI.create(text)).filter(Endpoint::isUsable);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Resolves a URL reference relative to a path of this endpoint, under the conditions of {@link #parseUrl}. */
    Optional<URI> resolve(String path, String reference) {
        try {
            return Optional.of(URI.create(url() + path).resolve(reference)).filter(Endpoint::isUsable);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI url) {
        if (!(isHttps(url) || isHttp(url)) || url.getRawAuthority() == null) {
            return false;
        }
        of(url);
        return true;
    }

    /** Returns host and port; credentials in a URL are never sent or shown. */
    private static String authorityOf(URI url) {
        String authority = url.getRawAuthority();
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Returns a URL without possible secrets: credentials and query. */
    static URI withoutSecrets(URI url) {
        return URI.create(url.getScheme() + "://" + authorityOf(url) + url.getRawPath());
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    Registry registry() {
        return registry;
    }

    boolean isTls() {
        return tls;
    }

    int port() {
        return registry.port().orElse(tls ? HTTPS_PORT : HTTP_PORT);
    }

    /**
     * Returns the name to resolve and to check in the certificate: without the brackets of an IPv6 address, and for
     * Docker Hub the host that containerd uses (core/remotes/docker/config/hosts.go of containerd 2, read 2026-11-23).
     */
    String host() {
        if (registry.isDockerHub()) {
            return "registry-1.docker.io";
        }
        String host = registry.host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    Optional<InetAddress> address() {
        return registry.address();
    }

    /** Returns the host and port for a {@code Host} header. */
    String authority() {
        return registry.isDockerHub() ? host() : registry.toString();
    }

    String url() {
        String port = registry.port().isPresent() ? "" : ":" + port();
        return (tls ? "https://" : "http://") + authority() + port;
    }

    boolean isSameHostAs(Endpoint other) {
        return host().toLowerCase(Locale.ROOT).equals(other.host().toLowerCase(Locale.ROOT));
    }

    boolean isSameAs(Endpoint other) {
        return tls == other.tls && port() == other.port() && isSameHostAs(other);
    }
}
