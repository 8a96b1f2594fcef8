/**
 * The two annotations by which ECI knows how to reach a registry: their keys, and their values read, merged and written.
 *
 * <p>Where in an object they stand is for {@code manifest} and the adapters to know; nothing here knows kinds or files.
 */
@NullMarked
package io.github.eciregistry.annotation;

import org.jspecify.annotations.NullMarked;
