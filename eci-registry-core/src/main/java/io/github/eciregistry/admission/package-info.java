/**
 * The logic of a mutating admission webhook, without the server: {@link
 * io.github.eciregistry.admission.RegistryAdmission}.
 *
 * <p>Works on the bytes of an {@code AdmissionReview} and reads only relevant fields. Does not open sockets, read files
 * or use fabric8 classes; the result for an object is the same as that of {@code RegistryAnnotator} in the fabric8
 * adapter.
 */
@NullMarked
package io.github.eciregistry.admission;

import org.jspecify.annotations.NullMarked;
