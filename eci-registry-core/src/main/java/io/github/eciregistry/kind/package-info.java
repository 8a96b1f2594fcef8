/**
 * The table that says where each kind of Kubernetes object keeps the metadata of its pods and the images they pull:
 * {@link io.github.eciregistry.kind.WorkloadKinds}.
 *
 * <p>Everything that reads or writes objects, as text, as JSON or as typed objects, looks here. The table can be extended
 * by a file and by CustomResourceDefinitions. No object is changed in this package.
 */
@NullMarked
package io.github.eciregistry.kind;

import org.jspecify.annotations.NullMarked;
