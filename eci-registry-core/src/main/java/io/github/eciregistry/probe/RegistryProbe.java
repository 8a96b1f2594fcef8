package io.github.eciregistry.probe;

import io.github.eciregistry.reference.Registry;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which protocol live registries use: plain HTTP, HTTPS, or HTTPS whose certificate fails verification.
 *
 * {@snippet class="io.github.eciregistry.examples.ProbeRegistries" region="probe"}
 *
 * <h2>Requests</h2>
 * {@code GET /v2/}, anonymously, over HTTPS and plain HTTP concurrently. A registry without a port is contacted on 443
 * and 80; one with a port is contacted on that port with both protocols. Docker Hub is contacted at its real host. For
 * a well-known public registry only HTTPS counts. If a server rejects HTTP/1.1, HTTP/2 is tried as well. A registry's
 * token service, and hosts it redirects to, are contacted once each. A registry cannot direct the probe to link-local
 * addresses or a cloud's metadata service, or to addresses with a narrower scope than its own: to this machine only
 * from this machine, to a private network only from a private network.
 *
 * <h2>Criteria</h2>
 * The first bytes of the replies, TLS alerts and certificates; never the text of a message. The probe uses the TLS
 * versions of current Go clients, 1.2 and 1.3, with their cipher suites. Certificates are checked against the
 * authorities that this JVM trusts; if they include a company's own authority, ECI, which does not trust it, is
 * stricter than the probe.
 *
 * <h2>Limits</h2>
 * The probe does not send credentials, use a proxy, read bodies, pull images or write anything. Results apply to this
 * machine: a pod may have different routes or DNS.
 *
 * <p>Immutable and thread-safe. Each call starts its own daemon threads and stops them.
 *
 * @since 0.1.0
 */
public final class RegistryProbe {

    /** The time for the probes of a call to finish after its deadline; only a hanging name service needs all of it. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final ProbeSettings settings;
    private final Duration deadline;
    private final int parallelism;

    private RegistryProbe(Builder builder) {
        settings = new ProbeSettings(
                builder.connectTimeout,
                builder.replyTimeout == null ? builder.deadline.dividedBy(2) : builder.replyTimeout,
                builder.headStart,
                builder.resolver,
                CertificateCheck.against(builder.authorities));
        deadline = builder.deadline;
        parallelism = builder.parallelism;
    }

    /**
     * Returns a probe with the defaults that {@link Builder} lists.
     *
     * @return the probe
     */
    public static RegistryProbe create() {
        return builder().build();
    }

    /**
     * Returns a builder.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Probes one registry.
     *
     * @param registry the registry
     * @return the result; a network failure is a verdict, not an exception
     * @throws InterruptedException if the thread is interrupted; all connections are closed by then
     */
    public ProbeResult probe(Registry registry) throws InterruptedException {
        Objects.requireNonNull(registry, "registry");
        return probeAll(List.of(registry)).get(0);
    }

    /**
     * Probes several registries concurrently, without duplicates.
     *
     * @param registries the registries
     * @return a result for each registry, in the order given; those that the deadline cut off are
     *     {@link Verdict#UNREACHABLE} with {@link ReasonCode#DEADLINE_PASSED}
     * @throws InterruptedException if the thread is interrupted; all connections are closed by then
     */
    public List<ProbeResult> probeAll(Collection<Registry> registries) throws InterruptedException {
        Objects.requireNonNull(registries, "registries");
        return probeAll(registries, result -> {});
    }

    /**
     * Probes several registries concurrently and reports each result as it arrives, to show progress.
     *
     * @param registries the registries
     * @param listener called once with the result of each distinct registry, on the calling thread
     * @return a result for each registry, in the order given
     * @throws InterruptedException if the thread is interrupted; all connections are closed by then
     */
    public List<ProbeResult> probeAll(Collection<Registry> registries, Consumer<? super ProbeResult> listener)
            throws InterruptedException {
        Objects.requireNonNull(registries, "registries");
        Objects.requireNonNull(listener, "listener");
        Deadline end = Deadline.in(deadline);
        Set<Registry> distinct = new LinkedHashSet<>(registries);
        Map<Registry, ProbeResult> results = new HashMap<>();
        ExecutorService races = Executors.newFixedThreadPool(parallelism, RegistryProbe::newThread);
        ExecutorService attempts = Executors.newCachedThreadPool(RegistryProbe::newThread);
        try (SocketScope sockets = new SocketScope()) {
            CompletionService<ProbeResult> completed = new ExecutorCompletionService<>(races);
            for (Registry registry : distinct) {
                completed.submit(() -> new Race(registry, settings, attempts, end, sockets).run());
            }
            while (results.size() < distinct.size()) {
                Future<ProbeResult> next = completed.poll(end.remainingNanos() + GRACE.toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                ProbeResult result = resultOf(next);
                results.put(result.registry(), result);
                listener.accept(result);
            }
        } finally {
            races.shutdownNow();
            attempts.shutdownNow();
        }
        for (Registry registry : distinct) {
            if (!results.containsKey(registry)) {
                ProbeResult result = cutOff(registry);
                results.put(registry, result);
                listener.accept(result);
            }
        }
        return registries.stream().map(results::get).toList();
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "eci-registry-probe");
        thread.setDaemon(true);
        return thread;
    }

    private static ProbeResult resultOf(Future<ProbeResult> completed) throws InterruptedException {
        try {
            return completed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe failed", e.getCause());
        }
    }

    private static ProbeResult cutOff(Registry registry) {
        return Judgement.of(
                registry,
                Answer.failed(
                        Answer.Kind.NO_ANSWER, ReasonCode.DEADLINE_PASSED, registry + ": no reply before the deadline"),
                Answer.NOT_ASKED,
                List.of(),
                TokenService.NONE);
    }

    /** Returns the deadline and how many registries are asked at a time. */
    @Override
    public String toString() {
        return "RegistryProbe[deadline " + deadline + ", " + parallelism + " at a time]";
    }

    /**
     * Builds a {@link RegistryProbe}. Every part has a default.
     *
     * <p>Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofDays(1);

        private Duration connectTimeout = Duration.ofSeconds(3);
        private Duration deadline = Duration.ofSeconds(30);
        private Duration headStart = Duration.ofMillis(300);
        private int parallelism = 16;
        private HostResolver resolver = HostResolver.system();
        private @Nullable Duration replyTimeout;
        private @Nullable KeyStore authorities;

        private Builder() {}

        /**
         * Sets the timeout for connecting to a host, for all its addresses together.
         *
         * @param timeout more than zero, at most a day; by default 3 seconds
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder connectTimeout(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            connectTimeout = checkDuration("connectTimeout", timeout);
            return this;
        }

        /**
         * Sets the timeout for the whole reply of a connected host, including the TLS handshake. A registry that was
         * idle, or that has slow storage, may need many seconds.
         *
         * @param timeout more than zero, at most a day; by default half of the {@link #deadline}
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder replyTimeout(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            replyTimeout = checkDuration("replyTimeout", timeout);
            return this;
        }

        /**
         * Sets the time limit of a call, for all its registries together.
         *
         * @param limit more than zero, at most a day; by default 30 seconds
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder deadline(Duration limit) {
            Objects.requireNonNull(limit, "limit");
            deadline = checkDuration("deadline", limit);
            return this;
        }

        /**
         * Sets the head start of HTTPS over plain HTTP.
         *
         * @param time more than zero, at most a day; by default 300 milliseconds
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder headStart(Duration time) {
            Objects.requireNonNull(time, "time");
            headStart = checkDuration("headStart", time);
            return this;
        }

        /**
         * Sets the number of registries to probe concurrently.
         *
         * @param registries 1 to 256; by default 16
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder parallelism(int registries) {
            if (registries < 1 || registries > 256) {
                throw new IllegalArgumentException("parallelism must be 1 to 256: " + registries);
            }
            parallelism = registries;
            return this;
        }

        /**
         * Sets the resolver for host names.
         *
         * @param hostResolver the resolver; by default this machine's
         * @return this builder
         */
        public Builder resolver(HostResolver hostResolver) {
            resolver = Objects.requireNonNull(hostResolver, "hostResolver");
            return this;
        }

        /**
         * Sets the certificate authorities that count as publicly trusted. Do not add authorities that ECI does not
         * trust.
         *
         * @param trusted the authorities' certificates; by default those this JVM trusts
         * @return this builder
         */
        public Builder authorities(KeyStore trusted) {
            authorities = Objects.requireNonNull(trusted, "trusted");
            return this;
        }

        /**
         * Returns the probe.
         *
         * @return a probe with what was set
         * @throws IllegalArgumentException if the authorities cannot be read
         */
        public RegistryProbe build() {
            return new RegistryProbe(this);
        }

        private static Duration checkDuration(String name, Duration duration) {
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " must be more than zero and at most a day: " + duration);
            }
            return duration;
        }
    }
}
