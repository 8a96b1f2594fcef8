/**
 * What a manifest's text has to do with pods: the objects of a document that describe them, their images, and the place
 * of their annotations, found and written.
 *
 * <p>Internal: not exported, and free to change. Which annotations a pod should have is not decided here.
 */
@NullMarked
package io.github.eciregistry.workload;

import org.jspecify.annotations.NullMarked;
