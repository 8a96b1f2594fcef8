package io.github.eciregistry.probe;

import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another host involved in a pull, because the registry refers to it. Clients use its URL literally, including the
 * scheme, so it was contacted with that scheme only.
 *
 * <p>Hosts that appear only when an image is downloaded, such as the object store behind a registry, are not found.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RelatedHost {

    /**
     * The role of another host for a registry.
     *
     * @since 0.1.0
     */
    public enum Role {
        /** It issues tokens for pulling, according to the registry's {@code WWW-Authenticate} header. */
        TOKEN_REALM,
        /** The registry redirects {@code /v2/} to it. */
        REDIRECT
    }

    private final Role role;
    private final URI url;
    private final ProbeResult result;

    RelatedHost(Role role, URI url, ProbeResult result) {
        this.role = role;
        this.url = url;
        this.result = result;
    }

    /**
     * Returns the role of the host.
     *
     * @return the role
     */
    public Role role() {
        return role;
    }

    /**
     * Returns the URL as given by the registry, without credentials and query.
     *
     * @return an absolute http or https URL
     */
    public URI url() {
        return url;
    }

    /**
     * Returns the host and port of the URL, as they would be written in an annotation.
     *
     * @return the host, with the port if the URL has one
     */
    public Registry registry() {
        return result.registry();
    }

    /**
     * Returns the verdict. The host need not be a registry: {@link Verdict#HTTPS}, {@link
     * Verdict#SKIP_VERIFY} and {@link Verdict#PLAIN_HTTP} mean only that it answers over HTTP.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return result.verdict();
    }

    /**
     * Returns the full result for this host.
     *
     * @return the result, without further related hosts
     */
    public ProbeResult result() {
        return result;
    }

    /**
     * Checks whether the certificate fails verification, so that the host must be listed in addition to the registry.
     * ECI does not document whether the registry's own entry covers such hosts (read 2026-11-23), so it is safer to
     * list them. A host whose URL says {@code http} does not need to be listed.
     *
     * @return whether it needs its own entry
     */
    public boolean needsEntry() {
        return result.transport().equals(Optional.of(Transport.SKIP_VERIFY));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RelatedHost that
                && role == that.role
                && url.equals(that.url)
                && result.equals(that.result);
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, url, result);
    }

    /** Returns role, URL and verdict in one line. */
    @Override
    public String toString() {
        return role + " " + Untrusted.shown(url.toString()) + " " + verdict();
    }
}
