/**
 * Code that depends on the version of Jackson. Applications may use 2.14 to 2.22; code outside this package uses only
 * features of 2.14.
 *
 * <p>Internal: not exported, and may change at any time.
 */
@NullMarked
package io.github.eciregistry.internal.jackson;

import org.jspecify.annotations.NullMarked;
