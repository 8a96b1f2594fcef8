/**
 * Writes annotations into the text of a manifest, in the style of the text around them.
 *
 * <p>Internal: not exported, and free to change. Which annotations a pod should have is not decided here.
 */
@NullMarked
package io.github.eciregistry.internal.edit;

import org.jspecify.annotations.NullMarked;
