/**
 * Finds the pods that an object describes, with their images and annotations.
 *
 * <p>Internal: not exported, and free to change.
 */
@NullMarked
package io.github.eciregistry.internal.pod;

import org.jspecify.annotations.NullMarked;
