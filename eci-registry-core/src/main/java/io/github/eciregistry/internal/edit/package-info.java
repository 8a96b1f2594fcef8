/**
 * Writes annotations into the text of a manifest, in the style of the text around them.
 *
 * <p>Internal: not exported, and may change at any time. This package does not decide which annotations a pod needs.
 */
@NullMarked
package io.github.eciregistry.internal.edit;

import org.jspecify.annotations.NullMarked;
