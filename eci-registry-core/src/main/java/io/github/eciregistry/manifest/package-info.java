/**
 * Kubernetes manifests as text, annotated in place: only the lines of the annotations change.
 *
 * <p>The table of kinds, which says where each keeps pod metadata and images, lives here too.
 */
@NullMarked
package io.github.eciregistry.manifest;

import org.jspecify.annotations.NullMarked;
