package io.github.eciregistry.probe;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of probing one registry: its protocol, and the reasons for the verdict.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ProbeResult {

    private final Registry registry;
    private final Verdict verdict;
    private final @Nullable Transport seen;
    private final List<ProbeReason> reasons;
    private final @Nullable ServerCertificate certificate;
    private final List<RelatedHost> relatedHosts;

    ProbeResult(
            Registry registry,
            Verdict verdict,
            @Nullable Transport seen,
            List<ProbeReason> reasons,
            @Nullable ServerCertificate certificate,
            List<RelatedHost> relatedHosts) {
        this.registry = registry;
        this.verdict = verdict;
        this.seen = seen;
        this.reasons = reasons;
        this.certificate = certificate;
        this.relatedHosts = relatedHosts;
    }

    /**
     * Returns a policy with each registry that has a {@link #transport()}. Other registries, Docker Hub, and related
     * hosts, which images do not reference, are omitted.
     *
     * @param results results of one or several probes
     * @return the policy
     * @throws io.github.eciregistry.InvalidInputException if two results for one registry contradict each other
     */
    public static RegistryPolicy toPolicy(Collection<ProbeResult> results) {
        Objects.requireNonNull(results, "results");
        RegistryPolicy.Builder builder = RegistryPolicy.builder();
        results.stream().distinct().forEach(result -> result.addTo(builder));
        return builder.build();
    }

    /**
     * Adds the registry to a policy under construction; does nothing if there is no {@link #transport()}, or for Docker
     * Hub, which a policy cannot contain.
     *
     * @param builder the policy to add to
     * @return the same builder
     */
    public RegistryPolicy.Builder addTo(RegistryPolicy.Builder builder) {
        Objects.requireNonNull(builder, "builder");
        Optional<Transport> transport = transport();
        return transport.isEmpty() || registry.isDockerHub()
                ? builder
                : builder.add(transport.get(), registry.toString());
    }

    /**
     * Returns the registry that was probed.
     *
     * @return the registry as given
     */
    public Registry registry() {
        return registry;
    }

    /**
     * Returns the verdict.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * Returns why the verdict is what it is: all faults of the certificate, and what each protocol answered that did
     * not work. Empty for {@link Verdict#HTTPS}.
     *
     * @return the reasons, those of HTTPS first
     */
    public List<ProbeReason> reasons() {
        return reasons;
    }

    /**
     * Says whether one of the reasons is of a kind.
     *
     * @param code the kind
     * @return whether it is among {@link #reasons()}
     */
    public boolean hasReason(ReasonCode code) {
        Objects.requireNonNull(code, "code");
        return reasons.stream().anyMatch(reason -> reason.code() == code);
    }

    /**
     * Returns the certificate that the registry's HTTPS port presents, whatever the verdict.
     *
     * @return the server's own certificate, or empty if no TLS handshake got that far
     */
    public Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /**
     * Returns the transport to configure for the registry. It is certain even if the server is currently unavailable
     * ({@link Verdict#UNAVAILABLE}) or its token service cannot ({@link Verdict#UNUSABLE_TOKEN_SERVICE}); {@link
     * #isPullable()} says whether pulls work with it. It never skips verification for a certificate that passes it, or
     * for a well-known public registry.
     *
     * @return the transport, or empty if it is not known, or if no annotation can list the registry: {@code localhost},
     *     a loopback or unspecified address, which is the instance itself on ECI, or an IPv6 address that needs an
     *     annotation
     */
    public Optional<Transport> transport() {
        boolean isNameable = seen == Transport.HTTPS
                ? !PullHost.isInstance(registry)
                : PullHost.noAnnotation(registry).isEmpty();
        return isNameable ? Optional.ofNullable(seen) : Optional.empty();
    }

    /** Returns the protocol that the server uses, whether or not an annotation can express it. */
    @Nullable
    Transport seen() {
        return seen;
    }

    /**
     * Checks whether pulls from the registry work, as seen from this machine, with the annotation for its {@link
     * #transport()}.
     *
     * @return whether the verdict is {@link Verdict#HTTPS}, {@link Verdict#SKIP_VERIFY} or {@link
     *     Verdict#PLAIN_HTTP} and there is a transport
     */
    public boolean isPullable() {
        return transport().isPresent()
                && (verdict == Verdict.HTTPS || verdict == Verdict.SKIP_VERIFY || verdict == Verdict.PLAIN_HTTP);
    }

    /**
     * Returns the other hosts that the registry sends clients to, and which protocol each of them uses.
     *
     * @return redirects, then the token service and where that redirects to
     */
    public List<RelatedHost> relatedHosts() {
        return relatedHosts;
    }

    /**
     * Returns advice for people, in one or two sentences.
     *
     * @return the advice, whose wording may change between releases
     */
    public String advice() {
        return Advice.on(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProbeResult that
                && registry.equals(that.registry)
                && verdict == that.verdict
                && seen == that.seen
                && reasons.equals(that.reasons)
                && Objects.equals(certificate, that.certificate)
                && relatedHosts.equals(that.relatedHosts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(registry, verdict, seen, reasons, certificate, relatedHosts);
    }

    /** Returns registry, verdict and reasons in one line: {@code harbor.pre.com SKIP_VERIFY (...)}. */
    @Override
    public String toString() {
        String why = reasons.isEmpty()
                ? ""
                : reasons.stream().map(ProbeReason::message).collect(Collectors.joining("; ", " (", ")"));
        return registry + " " + verdict + why;
    }
}
