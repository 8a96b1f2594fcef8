/**
 * What a mutating admission webhook answers, without the server: {@link
 * io.github.eciregistry.admission.RegistryAdmission}.
 *
 * <p>Works on the bytes of an {@code AdmissionReview} and reads of them only the fields that matter. Nothing here opens a
 * socket, reads a file or builds typed objects, and no class of fabric8 is used: what it decides for an object is what
 * {@code RegistryAnnotator} of the fabric8 adapter makes of that object.
 */
@NullMarked
package io.github.eciregistry.admission;

import org.jspecify.annotations.NullMarked;
