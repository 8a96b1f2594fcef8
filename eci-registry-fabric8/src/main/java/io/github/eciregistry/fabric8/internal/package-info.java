/** What the packages for single tools share. Not part of the API. */
@NullMarked
package io.github.eciregistry.fabric8.internal;

import org.jspecify.annotations.NullMarked;
