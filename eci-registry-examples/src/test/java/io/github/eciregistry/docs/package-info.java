/** Holds the documentation to the code: links, commands, examples and tables. Nothing else is tested here. */
@NullMarked
package io.github.eciregistry.docs;

import org.jspecify.annotations.NullMarked;
