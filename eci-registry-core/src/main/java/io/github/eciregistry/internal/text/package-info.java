/** How texts of others are shown: without credentials, and without what a terminal takes for a command. */
@NullMarked
package io.github.eciregistry.internal.text;

import org.jspecify.annotations.NullMarked;
