/**
 * Policies that define the transport of each registry: patterns, the most specific of which applies, and the
 * {@linkplain io.github.eciregistry.policy.PolicyFile policy file}.
 *
 * <p>Nothing here uses a network or resolves a name. Files of other systems are read in {@code importing}.
 */
@NullMarked
package io.github.eciregistry.policy;

import org.jspecify.annotations.NullMarked;
