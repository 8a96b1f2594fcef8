/**
 * Imports policies from the configuration of other systems: a {@link io.github.eciregistry.importing.ConfigFormat}
 * reads such a file into a {@link io.github.eciregistry.importing.RegistryImport}. {@link
 * io.github.eciregistry.importing.ConfigFiles} recognizes the format and reads directories.
 *
 * <p>Problems are reported with line and column. Policies and the library's own policy file are in {@code policy}. Does
 * not use the network, and reads only the files that the caller passes.
 */
@NullMarked
package io.github.eciregistry.importing;

import org.jspecify.annotations.NullMarked;
