/**
 * YAML and JSON texts as trees whose nodes know their place in the text, so that an edit can leave every other byte
 * alone.
 *
 * <p>Internal: not exported, and free to change. Nothing about Kubernetes lives here.
 */
@NullMarked
package io.github.eciregistry.internal.document;

import org.jspecify.annotations.NullMarked;
