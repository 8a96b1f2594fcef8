package io.github.eciregistry.probe;

import java.util.Locale;
import java.util.Set;

/**
 * Registries that everybody knows to have publicly trusted certificates. For these a failing verification never means
 * that verification should be skipped.
 */
final class PublicRegistries {

    private static final Set<String> HOSTS = Set.of(
            "cgr.dev",
            "docker.elastic.co",
            "docker.io",
            "gcr.io",
            "ghcr.io",
            "icr.io",
            "index.docker.io",
            "k8s.gcr.io",
            "lscr.io",
            "mcr.microsoft.com",
            "nvcr.io",
            "public.ecr.aws",
            "quay.io",
            "registry-1.docker.io",
            "registry.access.redhat.com",
            "registry.digitalocean.com",
            "registry.gitlab.com",
            "registry.k8s.io",
            "registry.redhat.io");

    /** Parents, each with its leading dot; the domain itself is no registry. */
    private static final Set<String> DOMAINS = Set.of(
            ".aliyuncs.com",
            ".amazonaws.com",
            ".amazonaws.com.cn",
            ".azurecr.cn",
            ".azurecr.io",
            ".gcr.io",
            ".icr.io",
            ".jfrog.io",
            ".myhuaweicloud.com",
            ".ocir.io",
            ".pkg.dev",
            ".tencentcloudcr.com",
            ".tencentyun.com",
            ".volces.com");

    private PublicRegistries() {}

    static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (HOSTS.contains(name)) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (DOMAINS.contains(name.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}
