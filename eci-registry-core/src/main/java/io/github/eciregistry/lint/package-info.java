/**
 * Mistakes in manifests, told before they ship: {@link io.github.eciregistry.lint.ManifestLinter} finds them, each by a
 * {@link io.github.eciregistry.lint.Rule} with a stable code, and fixes those that can be fixed safely.
 *
 * <p>No file and no network is used. What a pull error means is read in {@code diagnosis}.
 */
@NullMarked
package io.github.eciregistry.lint;

import org.jspecify.annotations.NullMarked;
