/**
 * A policy as an object of a cluster, which then annotates pods and image caches without a server of ours: {@link
 * io.github.eciregistry.export.PolicyExport}.
 *
 * <p>Text out, nothing else: no cluster is asked, and what an object contains is decided by the packages below this one.
 * What a target cannot express is refused here, never approximated.
 */
@NullMarked
package io.github.eciregistry.export;

import org.jspecify.annotations.NullMarked;
