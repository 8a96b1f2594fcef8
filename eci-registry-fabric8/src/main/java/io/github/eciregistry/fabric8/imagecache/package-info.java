/**
 * The ImageCache custom resource of ECI ({@code eci.alibabacloud.com/v1}) as a typed fabric8 resource: the resource
 * with its builders, validation, matching with pods, and waiting until it is ready.
 *
 * <p>The resource follows fabric8's conventions, not those of the rest of this SDK: it is a mutable bean with {@code
 * get} and {@code set} accessors, has a generated {@code ImageCacheBuilder}, and preserves unknown fields.
 * Its classes carry only the annotations that Jackson 2 and Jackson 3 share, so that they work with fabric8 7 and 8
 * alike; Jackson 3 is also why {@link io.github.eciregistry.fabric8.imagecache.ImageCache} extends fabric8's {@code
 * CustomResource}, which has the one annotation that they do not share, and so needs {@code kubernetes-client-api}, not
 * only the models.
 *
 * <p>Does not call a server, except {@link io.github.eciregistry.fabric8.imagecache.ImageCacheWait} through the given
 * client. To add registry annotations to existing objects, see {@code io.github.eciregistry.fabric8}.
 */
@NullMarked
package io.github.eciregistry.fabric8.imagecache;

import org.jspecify.annotations.NullMarked;
