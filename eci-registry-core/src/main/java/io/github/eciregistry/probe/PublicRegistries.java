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
            "gitlab.com",
            "icr.io",
            "k8s.gcr.io",
            "lscr.io",
            "mcr.microsoft.com",
            "nvcr.io",
            "public.ecr.aws",
            "quay.io",
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
            ".docker.io",
            ".gcr.io",
            ".icr.io",
            ".jfrog.io",
            ".myhuaweicloud.com",
            ".ocir.io",
            ".pkg.dev",
            ".tencentcloudcr.com",
            ".tencentyun.com",
            ".volces.com");

    /** Labels of the names that clouds give to their customers' load balancers and machines. */
    private static final Set<String> CUSTOMERS = Set.of("alb", "compute", "compute-1", "elb", "nlb");

    private PublicRegistries() {}

    static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isKnown = HOSTS.contains(name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            int end = name.indexOf('.', dot + 1);
            if (CUSTOMERS.contains(name.substring(dot + 1, end < 0 ? name.length() : end))) {
                return false;
            }
            isKnown |= DOMAINS.contains(name.substring(dot));
        }
        return isKnown;
    }
}
