/**
 * How each registry is reached: patterns for registries, the most specific of which decides, and the {@linkplain
 * io.github.eciregistry.policy.PolicyFile file} that holds them.
 *
 * <p>Nothing here uses a network or resolves a name. Files of other systems are read in {@code importing}.
 */
@NullMarked
package io.github.eciregistry.policy;

import org.jspecify.annotations.NullMarked;
