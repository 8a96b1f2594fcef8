/**
 * Exports a policy as a Kubernetes object, so that the cluster annotates pods and image caches without a webhook:
 * {@link io.github.eciregistry.export.PolicyExport}.
 *
 * <p>Only generates text and does not access a cluster. What a target cannot express is rejected, never approximated.
 */
@NullMarked
package io.github.eciregistry.export;

import org.jspecify.annotations.NullMarked;
