/**
 * The admission webhook as a server: TLS, threads, limits, files that are read again, metrics, logs and a stop that loses
 * nothing, around {@link io.github.eciregistry.admission.RegistryAdmission}.
 *
 * <p>What a pod or an ImageCache needs is decided in the library; nothing here reads a review, a reference or an
 * annotation. HTTP is spoken by Jetty, metrics are kept by Prometheus' client.
 */
@NullMarked
package io.github.eciregistry.webhook;

import org.jspecify.annotations.NullMarked;
