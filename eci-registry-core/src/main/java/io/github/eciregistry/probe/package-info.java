/** How a live registry speaks. This is the only package that uses a network. */
@NullMarked
package io.github.eciregistry.probe;

import org.jspecify.annotations.NullMarked;
