/**
 * Kubernetes manifests as text, annotated in place: only the lines of the annotations change.
 *
 * <p>Text in, text out: no file is read or written. Where each kind of object keeps the metadata and the images of its
 * pods is for {@code kind} to know, and which annotations they need for {@code annotation}.
 */
@NullMarked
package io.github.eciregistry.manifest;

import org.jspecify.annotations.NullMarked;
