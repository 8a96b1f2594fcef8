package io.github.eciregistry.fabric8.imagecache;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * The response to a list request; fabric8 finds this class by its name next to {@link ImageCache}.
 *
 * @since 0.1.0
 */
@Group("eci.alibabacloud.com")
@Version("v1")
@Kind("ImageCacheList")
public final class ImageCacheList extends DefaultKubernetesResourceList<ImageCache> {

    private static final long serialVersionUID = 1L;

    /** Creates an empty list. */
    public ImageCacheList() {}
}
