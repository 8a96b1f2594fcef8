package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.Locale;

/**
 * Registries that serve the public under certificates that every node trusts. If their certificate does not verify,
 * something stands between, and not verifying it would hand the image to whoever that is.
 */
final class PublicRegistries {

    /** Domains whose hosts are all public; names read on 2026-11-23 in the documentation of their operators. */
    private static final List<String> DOMAINS = List.of(
            "docker.io",
            "docker.com",
            "quay.io",
            "ghcr.io",
            "github.com",
            "githubusercontent.com",
            "gcr.io",
            "pkg.dev",
            "googleapis.com",
            "k8s.io",
            "microsoft.com",
            "azurecr.io",
            "public.ecr.aws",
            "amazonaws.com",
            "amazonaws.com.cn",
            "aliyuncs.com",
            "tencentcloudcr.com",
            "tencentyun.com",
            "myhuaweicloud.com",
            "baidubce.com",
            "volces.com",
            "redhat.io",
            "redhat.com",
            "gitlab.com",
            "nvcr.io",
            "icr.io",
            "ocir.io",
            "elastic.co",
            "lscr.io",
            "cgr.dev",
            "digitalocean.com",
            "daocloud.io",
            "vmware.com",
            "suse.com",
            "163.com",
            "ustc.edu.cn",
            "registry.fedoraproject.org");

    /** Hosts that let everybody pull, so that they never refuse for want of a right: domain, or domain with path. */
    private static final List<String> OPEN_TO_ALL = List.of(
            "docker.io",
            "docker.com",
            "quay.io",
            "k8s.io",
            "k8s.gcr.io",
            "mcr.microsoft.com",
            "public.ecr.aws",
            "elastic.co",
            "163.com",
            "ustc.edu.cn",
            "daocloud.io",
            "registry.access.redhat.com");

    private PublicRegistries() {}

    /** Whether a {@code host[:port]} belongs to a public registry. */
    static boolean isPublic(String authority) {
        return isWithin(authority, DOMAINS);
    }

    /** Whether a request was for an image that everybody may pull. */
    static boolean isOpenToAll(RequestUrl url) {
        return isOpenToAll(url.authority()) || url.path().startsWith("/v2/k8s-artifacts-prod/");
    }

    static boolean isOpenToAll(String authority) {
        return isWithin(authority, OPEN_TO_ALL);
    }

    private static boolean isWithin(String authority, List<String> domains) {
        int colon = authority.indexOf(':');
        String host = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }
}
