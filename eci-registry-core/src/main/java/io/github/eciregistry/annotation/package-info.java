/**
 * The two annotations that tell ECI how to access a registry: their keys, and parsing, merging and writing their
 * values.
 *
 * <p>This package does not know kinds or files: {@code manifest} and the adapters know where the annotations are in an
 * object.
 */
@NullMarked
package io.github.eciregistry.annotation;

import org.jspecify.annotations.NullMarked;
