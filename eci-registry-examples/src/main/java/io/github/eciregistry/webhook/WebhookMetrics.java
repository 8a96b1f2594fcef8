package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.AdmissionDecision;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The metrics of one server. Every series exists from the start, so that rates begin at zero. */
final class WebhookMetrics {

    /** A file that is read again while the server runs. */
    enum Reloadable {
        POLICY,
        CERTIFICATE
    }

    /** Why a request got no decision. */
    enum Refusal {
        NOT_FOUND,
        METHOD,
        MEDIA_TYPE,
        TOO_LARGE,
        INVALID_REVIEW,
        TIMEOUT,
        ABORTED,
        OVERLOADED,
        INTERNAL
    }

    private static final String PREFIX = "eci_registry_webhook_";

    /** In seconds: a decision takes about ten microseconds, and the API server waits for at most 30 s. */
    private static final double[] LATENCY_BUCKETS = {
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();

    private final Counter decisions = Counter.builder()
            .name(PREFIX + "decisions_total")
            .help("Reviews that were answered, by outcome.")
            .labelNames("outcome")
            .register(registry);
    private final Counter patches = Counter.builder()
            .name(PREFIX + "patches_total")
            .help("Objects that were annotated.")
            .register(registry);
    private final Counter errors = Counter.builder()
            .name(PREFIX + "errors_total")
            .help("Requests that got no decision, by reason.")
            .labelNames("reason")
            .register(registry);
    private final Counter reloads = Counter.builder()
            .name(PREFIX + "reloads_total")
            .help("Detected changes of a file, by file and by whether the new content is in use.")
            .labelNames("file", "result")
            .register(registry);
    private final Gauge stale = Gauge.builder()
            .name(PREFIX + "stale")
            .help("1 if the latest content of a file is not valid and the previous content is in use.")
            .labelNames("file")
            .register(registry);
    private final Gauge certificateExpiry = Gauge.builder()
            .name(PREFIX + "certificate_expiry_timestamp_seconds")
            .help("When the certificate in use expires.")
            .register(registry);
    private final Gauge requestsInFlight = Gauge.builder()
            .name(PREFIX + "requests_in_flight")
            .help("Requests for a decision that are being received or decided.")
            .register(registry);
    private final DistributionDataPoint latency = Histogram.builder()
            .name(PREFIX + "request_duration_seconds")
            .help("From the end of a request's header to its decision, receiving the body included.")
            .classicOnly()
            .classicUpperBounds(LATENCY_BUCKETS)
            .register(registry);

    WebhookMetrics() {
        JvmMetrics.builder().register(registry);
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.INVALID) {
                decisions.initLabelValues(label(outcome));
            }
        }
        for (Refusal refusal : Refusal.values()) {
            errors.initLabelValues(label(refusal));
        }
        for (Reloadable file : Reloadable.values()) {
            reloads.initLabelValues(label(file), "done");
            reloads.initLabelValues(label(file), "failed");
            stale.initLabelValues(label(file));
        }
    }

    void requestBegun() {
        requestsInFlight.inc();
    }

    void requestEnded() {
        requestsInFlight.dec();
    }

    void decided(AdmissionDecision decision, double seconds) {
        latency.observe(seconds);
        if (decision.outcome() == Outcome.INVALID) {
            refused(Refusal.INVALID_REVIEW);
            return;
        }
        decisions.labelValues(label(decision.outcome())).inc();
        if (decision.outcome() == Outcome.PATCHED) {
            patches.inc();
        }
    }

    void refused(Refusal refusal) {
        errors.labelValues(label(refusal)).inc();
    }

    void reloaded(Reloadable file, boolean done) {
        reloads.labelValues(label(file), done ? "done" : "failed").inc();
        stale.labelValues(label(file)).set(done ? 0 : 1);
    }

    void certificateExpires(Instant time) {
        certificateExpiry.set((double) time.getEpochSecond());
    }

    /** Returns the format to write in, by a request's {@code Accept}. */
    ExpositionFormatWriter format(@Nullable String accept) {
        return formats.findWriter(accept);
    }

    void write(ExpositionFormatWriter format, OutputStream out) throws IOException {
        format.write(out, registry.scrape());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
