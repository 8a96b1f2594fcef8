package io.github.eciregistry.diagnosis;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The remedy for a failed pull.
 *
 * <p>If an annotation can fix the failure, the remedy has the {@linkplain #transport() transport} to set for the
 * {@linkplain #registry() registry} in a policy, and the {@linkplain #annotations() annotations} themselves. Otherwise,
 * {@link #kind()} is what to change instead.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Remedy {

    private final RemedyKind kind;
    private final String advice;
    private final @Nullable Transport transport;
    private final @Nullable Registry registry;

    private Remedy(RemedyKind kind, String advice, @Nullable Transport transport, @Nullable Registry registry) {
        this.kind = kind;
        this.advice = advice;
        this.transport = transport;
        this.registry = registry;
    }

    static Remedy of(RemedyKind kind, String advice) {
        return new Remedy(kind, advice, null, null);
    }

    static Remedy of(RemedyKind kind, String advice, Transport transport, @Nullable Registry registry) {
        return new Remedy(kind, advice, transport, registry);
    }

    /**
     * Returns the kind of change needed.
     *
     * @return a stable kind
     */
    public RemedyKind kind() {
        return kind;
    }

    /**
     * Returns the transport to set for {@link #registry()} in a policy; {@link Transport#HTTPS} if the registry must be
     * removed from the annotations.
     *
     * @return the transport, or empty if no annotation can fix the failure, if the cause is not {@linkplain
     *     Certainty#CERTAIN certain}, or if the annotations do not support such a registry
     */
    public Optional<Transport> transport() {
        return Optional.ofNullable(transport);
    }

    /**
     * Returns the registry whose transport to set.
     *
     * @return the registry, or empty if no annotation can fix the failure or the message does not contain the registry
     */
    public Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * Returns the annotations that the pod or image cache lacks, such as {@code k8s.aliyun.com/plain-http-registry:
     * 192.168.1.10:5000}. They must be present when it is created.
     *
     * @return the annotations; empty if none can fix the failure, if the cause is not {@linkplain Certainty#CERTAIN
     *     certain}, if the registry must be removed from one, if the message does not contain the registry with its
     *     port, or if the registry is public, an IPv6 address, or the instance itself ({@code localhost})
     */
    public RegistryAnnotations annotations() {
        if (registry == null || transport == null) {
            return RegistryAnnotations.empty();
        }
        try {
            return switch (transport) {
                case PLAIN_HTTP ->
                    RegistryAnnotations.builder().plainHttp(registry.toString()).build();
                case SKIP_VERIFY ->
                    RegistryAnnotations.builder()
                            .skipVerify(registry.toString())
                            .build();
                case HTTPS -> RegistryAnnotations.empty();
            };
        } catch (InvalidInputException e) {
            return RegistryAnnotations.empty(); // a masked address, 192.168.XX.XX, as in posts that ask for help
        }
    }

    /**
     * Returns the advice, in one or more English sentences.
     *
     * @return the advice, whose wording may change between releases
     */
    public String advice() {
        return advice;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Remedy that
                && kind == that.kind
                && transport == that.transport
                && advice.equals(that.advice)
                && Objects.equals(registry, that.registry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, advice, transport, registry);
    }

    /** Returns the kind and the advice, such as {@code DNS: …}. */
    @Override
    public String toString() {
        return kind + ": " + advice;
    }
}
