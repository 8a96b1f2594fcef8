/**
 * Diagnosis of failed image pulls: {@link io.github.eciregistry.diagnosis.PullDiagnosis} reads the messages of the
 * kubelet, containerd, CRI-O, podman, docker and ECI, and returns the {@linkplain
 * io.github.eciregistry.diagnosis.PullCause cause} and {@linkplain io.github.eciregistry.diagnosis.Remedy remedy}.
 *
 * <p>Works on text only: does not use the network, resolve names or access a cluster. To find out which protocol a live
 * registry uses, see {@code probe}; to write the annotation of a remedy, see {@code annotation}.
 */
@NullMarked
package io.github.eciregistry.diagnosis;

import org.jspecify.annotations.NullMarked;
