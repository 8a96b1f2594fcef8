/**
 * Probing of live registries: {@link io.github.eciregistry.probe.RegistryProbe} finds out which protocol a registry
 * uses, and {@link io.github.eciregistry.probe.ProbeResult} has the verdict and the transport to configure.
 *
 * <p>This is the only package that uses a network. It sends one anonymous {@code GET /v2/} and reads headers; it never
 * requests or sends credentials and never pulls an image. For pull errors, see {@code diagnosis}.
 */
@NullMarked
package io.github.eciregistry.probe;

import org.jspecify.annotations.NullMarked;
