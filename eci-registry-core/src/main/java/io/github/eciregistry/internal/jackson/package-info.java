/**
 * All that depends on the version of Jackson. Hosts bring 2.14 to 2.22; nothing outside of this package uses what is newer
 * than 2.14.
 *
 * <p>Internal: not exported, and free to change.
 */
@NullMarked
package io.github.eciregistry.internal.jackson;

import org.jspecify.annotations.NullMarked;
