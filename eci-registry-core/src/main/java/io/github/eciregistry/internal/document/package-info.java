/**
 * YAML and JSON as trees of nodes with positions in the text, so that an edit leaves all other bytes unchanged.
 *
 * <p>Internal: not exported, and may change at any time. This package does not know Kubernetes objects.
 */
@NullMarked
package io.github.eciregistry.internal.document;

import org.jspecify.annotations.NullMarked;
