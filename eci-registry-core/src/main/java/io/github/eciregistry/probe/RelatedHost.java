package io.github.eciregistry.probe;

import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another host that a pull touches because the registry names it. Clients take its URL literally, scheme included, so
 * it was asked with that scheme only.
 *
 * <p>Hosts that only the download of an image shows, such as the object store behind a registry, are not found.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RelatedHost {

    /**
     * What a registry names another host for.
     *
     * @since 0.1.0
     */
    public enum Role {
        /** It hands out the tokens for pulling, as the registry's {@code WWW-Authenticate} header says. */
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
     * Returns what the registry names it for.
     *
     * @return the role
     */
    public Role role() {
        return role;
    }

    /**
     * Returns its URL as the registry gives it, without credentials and query.
     *
     * @return an absolute http or https URL
     */
    public URI url() {
        return url;
    }

    /**
     * Returns the host and port of the URL, as they would stand in an annotation.
     *
     * @return the host, with the port if the URL has one
     */
    public Registry registry() {
        return result.registry();
    }

    /**
     * Returns which protocol it uses. It need not be a registry: {@link Verdict#HTTPS}, {@link Verdict#SELF_SIGNED_HTTPS} and
     * {@link Verdict#PLAIN_HTTP} say that it answers in HTTP at all.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return result.verdict();
    }

    /**
     * Returns the whole result for this host.
     *
     * @return the result, without related hosts of its own
     */
    public ProbeResult result() {
        return result;
    }

    /**
     * Says whether its certificate fails verification, so that it would have to be listed beside the registry. Whether
     * the registry's own entry covers such hosts is not documented for ECI (read 2026-11-23), so listing them is the
     * safe side. A host whose URL says {@code http} is reached so without being listed.
     *
     * @return whether it needs an entry of its own
     */
    public boolean needsEntry() {
        return result.transport().equals(Optional.of(Transport.SELF_SIGNED_HTTPS));
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
