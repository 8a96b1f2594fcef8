/**
 * What holds for the project as a whole: its published API, its dependencies, and what a project that depends on it sees.
 *
 * <p>A test of one class lives beside that class.
 */
@NullMarked
package io.github.eciregistry.project;

import org.jspecify.annotations.NullMarked;
