/**
 * How each registry is reached: patterns for registries, and the most specific one that decides.
 *
 * <p>Files that hold policies are read in {@code config}; nothing here uses a network or resolves a name.
 */
@NullMarked
package io.github.eciregistry.policy;

import org.jspecify.annotations.NullMarked;
