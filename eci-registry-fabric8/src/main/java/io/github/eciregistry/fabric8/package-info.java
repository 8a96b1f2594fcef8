/**
 * Adds registry annotations to fabric8 objects and builders:
 * {@link io.github.eciregistry.fabric8.RegistryAnnotator}. Finds objects in a cluster that lack the annotations they
 * need: {@link io.github.eciregistry.fabric8.Drift}.
 *
 * <p>Does not call a server or read text. The structure of each kind is in the table of {@code
 * io.github.eciregistry.kind}, and repeated here only for typed fabric8 classes. The ImageCache resource is in {@code
 * io.github.eciregistry.fabric8.imagecache}.
 */
@NullMarked
package io.github.eciregistry.fabric8;

import org.jspecify.annotations.NullMarked;
