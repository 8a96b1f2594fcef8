package io.github.eciregistry.diagnosis;

import java.util.List;
import java.util.Locale;

/** Registries that let everybody pull, so that they never refuse for want of a right. */
final class OpenRegistries {

    private static final List<String> DOMAINS = List.of(
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

    private OpenRegistries() {}

    /** Whether a request was for an image that everybody may pull. */
    static boolean serve(RequestUrl url) {
        return contain(url.authority()) || url.path().startsWith("/v2/k8s-artifacts-prod/");
    }

    /** Whether a {@code host[:port]} is that of one of them. */
    static boolean contain(String authority) {
        String name = RequestUrl.hostOf(authority).toLowerCase(Locale.ROOT);
        return DOMAINS.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }
}
