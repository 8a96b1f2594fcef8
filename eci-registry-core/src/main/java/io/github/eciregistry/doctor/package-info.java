/**
 * Examines the objects of a cluster: why its images are not pulled, which workload is affected, and how to fix it. Reads
 * what {@code kubectl get --output json} prints and uses no network.
 *
 * @since 0.1.0
 */
@NullMarked
package io.github.eciregistry.doctor;

import org.jspecify.annotations.NullMarked;
