/**
 * Rules that several packages share.
 *
 * <p>Internal: not exported, and free to change.
 */
@NullMarked
package io.github.eciregistry.internal;

import org.jspecify.annotations.NullMarked;
