/**
 * What an image text names: {@link io.github.eciregistry.reference.ImageReference}, its registry and its digest.
 *
 * <p>The grammar is that of distribution/reference v0.6.0, which containerd and the kubelet build on. Values, their
 * parser and the diagnosis of what it refuses live here; no policy, no network, and no guess of a transport from a name.
 */
@NullMarked
package io.github.eciregistry.reference;

import org.jspecify.annotations.NullMarked;
