/**
 * The command line {@code eci-registry}: options, files, exit codes and what is printed.
 *
 * <p>What a manifest needs is decided in the library; nothing here reads YAML, references or annotations.
 */
@NullMarked
package io.github.eciregistry.cli;

import org.jspecify.annotations.NullMarked;
