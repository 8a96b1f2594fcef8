/**
 * Policies from the files of other systems: a {@link io.github.eciregistry.importing.ConfigFormat} reads such a file into a
 * {@link io.github.eciregistry.importing.RegistryImport}. {@link
 * io.github.eciregistry.importing.ConfigFiles} recognizes the format and reads directories.
 *
 * <p>What is wrong with a file is reported with line and column. What a policy means belongs to {@code policy}, as does the
 * library's own policy file. No network is used, and no file is read that the caller has not named.
 */
@NullMarked
package io.github.eciregistry.importing;

import org.jspecify.annotations.NullMarked;
