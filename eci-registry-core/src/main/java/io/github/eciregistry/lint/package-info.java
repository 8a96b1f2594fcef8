/**
 * Mistakes in manifests, told before they ship: {@link io.github.eciregistry.lint.ManifestLinter} finds them, each by a
 * {@link io.github.eciregistry.lint.Rule} with a stable code, and fixes those that can be fixed safely.
 *
 * <p>No network is used, and no file but those that are named. What a pull error means is read in {@code diagnosis}.
 */
@NullMarked
package io.github.eciregistry.lint;

import org.jspecify.annotations.NullMarked;
