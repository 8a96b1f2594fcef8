/**
 * The admission webhook as a server: TLS, threads, limits, reloaded files, metrics, logs and graceful shutdown, around
 * {@link io.github.eciregistry.admission.RegistryAdmission}.
 *
 * <p>The library decides what a pod or an ImageCache needs; this package does not parse reviews, references or
 * annotations. It uses Jetty for HTTP and the Prometheus client for metrics.
 */
@NullMarked
package io.github.eciregistry.webhook;

import org.jspecify.annotations.NullMarked;
