/**
 * Policies from files: the project's own, in YAML or JSON, is a {@link io.github.eciregistry.importing.PolicyFile}; from a
 * file that another system has, in a {@link io.github.eciregistry.importing.ConfigFormat}, comes a {@link
 * io.github.eciregistry.importing.RegistryImport}.
 *
 * <p>Files are read and written here, and what is wrong with them is told with line and column. What a policy means is
 * for {@code policy} to say; no network is used, and no file is looked for that the caller has not named.
 */
@NullMarked
package io.github.eciregistry.importing;

import org.jspecify.annotations.NullMarked;
