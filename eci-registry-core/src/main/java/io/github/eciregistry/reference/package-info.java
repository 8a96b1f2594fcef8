/**
 * Image references: {@link io.github.eciregistry.reference.ImageReference}, its registry and its digest.
 *
 * <p>The grammar is that of distribution/reference v0.6.0, which containerd and the kubelet build on. This package has
 * the value types, their parser and its error messages. It does not contain policies, use the network, or infer a
 * transport from a name.
 */
@NullMarked
package io.github.eciregistry.reference;

import org.jspecify.annotations.NullMarked;
