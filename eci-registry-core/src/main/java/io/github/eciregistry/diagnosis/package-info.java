/**
 * What a failed image pull means: {@link io.github.eciregistry.diagnosis.PullDiagnosis} reads the messages of the
 * kubelet, containerd, CRI-O, podman, docker and ECI, names the {@linkplain io.github.eciregistry.diagnosis.PullCause
 * cause} and the {@linkplain io.github.eciregistry.diagnosis.Remedy remedy}.
 *
 * <p>Only texts are read: nothing here uses a network, resolves a name or asks a cluster. Which protocol a live registry uses is
 * the business of {@code probe}; writing the annotation that a remedy names is that of {@code annotation}.
 */
@NullMarked
package io.github.eciregistry.diagnosis;

import org.jspecify.annotations.NullMarked;
