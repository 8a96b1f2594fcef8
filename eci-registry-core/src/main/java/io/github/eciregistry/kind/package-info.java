/**
 * The table of where each kind of Kubernetes object has the metadata of its pods and the images they pull:
 * {@link io.github.eciregistry.kind.WorkloadKinds}.
 *
 * <p>It is used by all code that reads or writes objects, as text, as JSON or as typed objects. The table can be
 * extended by a file and by CustomResourceDefinitions. This package does not change objects.
 */
@NullMarked
package io.github.eciregistry.kind;

import org.jspecify.annotations.NullMarked;
