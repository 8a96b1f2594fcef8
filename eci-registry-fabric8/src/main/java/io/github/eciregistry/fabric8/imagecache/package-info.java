/**
 * The ImageCache custom resource of ECI ({@code eci.alibabacloud.com/v1}) as a typed fabric8 resource: the resource with
 * its builders, checks for it, whether a pod would use it, and waiting until it is there.
 *
 * <p>The resource follows fabric8's ways and not those of the rest of this SDK: it is a mutable bean with {@code get} and
 * {@code set} accessors, has a generated {@code ImageCacheBuilder}, and keeps fields that it does not know. Its classes
 * carry only the annotations that Jackson 2 and Jackson 3 share, so that they work with fabric8 7 and 8 alike; Jackson 3
 * is also why {@link io.github.eciregistry.fabric8.imagecache.ImageCache} extends fabric8's {@code CustomResource}, which
 * holds the one annotation that they do not share, and so needs {@code kubernetes-client-api} and not the models alone.
 *
 * <p>Nothing here calls a server, except {@link io.github.eciregistry.fabric8.imagecache.ImageCacheWait} through the
 * client it is given. Putting registry annotations on objects that exist lives in {@code io.github.eciregistry.fabric8}.
 */
@NullMarked
package io.github.eciregistry.fabric8.imagecache;

import org.jspecify.annotations.NullMarked;
