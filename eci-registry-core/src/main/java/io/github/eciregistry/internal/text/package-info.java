/** Makes untrusted text safe to show: without credentials and terminal control sequences. */
@NullMarked
package io.github.eciregistry.internal.text;

import org.jspecify.annotations.NullMarked;
