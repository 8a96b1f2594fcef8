/**
 * Puts the registry annotations on fabric8 objects and builders:
 * {@link io.github.eciregistry.fabric8.RegistryAnnotator}. Tells which objects of a cluster have not the annotations they
 * need: {@link io.github.eciregistry.fabric8.Drift}.
 *
 * <p>Nothing here calls a server or reads text. What a kind of object looks like is known from the table in
 * {@code io.github.eciregistry.kind}, and repeated here only for the classes of fabric8 that have fields of their own for
 * it. The ImageCache resource itself lives in {@code io.github.eciregistry.fabric8.imagecache}.
 */
@NullMarked
package io.github.eciregistry.fabric8;

import org.jspecify.annotations.NullMarked;
