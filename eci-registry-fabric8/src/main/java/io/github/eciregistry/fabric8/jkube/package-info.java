/**
 * Annotates the resources that Eclipse JKube generates: {@link io.github.eciregistry.fabric8.jkube.RegistryEnricher}.
 *
 * <p>Needs the classes of JKube, which its Maven and Gradle plugins bring.
 */
@NullMarked
package io.github.eciregistry.fabric8.jkube;

import org.jspecify.annotations.NullMarked;
