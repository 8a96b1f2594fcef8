/**
 * Which protocol a live registry uses: {@link io.github.eciregistry.probe.RegistryProbe} asks it, and
 * {@link io.github.eciregistry.probe.ProbeResult} says what came back and which transport follows from it.
 *
 * <p>This is the only package that uses a network. It sends one anonymous {@code GET /v2/} and reads headers; no
 * credential is held, asked for or sent, and no image is pulled. What a pull error means lives in {@code diagnosis}.
 */
@NullMarked
package io.github.eciregistry.probe;

import org.jspecify.annotations.NullMarked;
