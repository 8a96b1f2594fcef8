package io.github.eciregistry.policy;

import io.github.eciregistry.reference.Registry;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The well-known registries that serve the public under certificates that every node trusts, with the other hosts of
 * their operators, such as token services and mirrors. If such a certificate fails verification, another server has
 * answered. Skipping verification would accept the image from that server, so no policy should do it.
 *
 * <p>Names read on 2026-11-23 in the documentation of their operators. The list is not complete, and grows with releases.
 * Does not use the network.
 *
 * @since 0.1.0
 */
public final class PublicRegistries {

    /** Domains that are public, and every name below them: registries, token services, storage, mirrors and pages. */
    private static final Set<String> DOMAINS = Set.of(
            "aliyuncs.com",
            "amazonaws.com",
            "amazonaws.com.cn",
            "azurecr.cn",
            "azurecr.io",
            "azurecr.us",
            "baidubce.com",
            "c.163.com",
            "cgr.dev",
            "cloudsmith.io",
            "cnb.cool",
            "container-registry.oracle.com",
            "container-registry.ovh.net",
            "cr.yandex",
            "daocloud.io",
            "dhi.io",
            "digitalocean.com",
            "docker.com",
            "docker.io",
            "dockerproxy.com",
            "ecr.aws",
            "elastic.co",
            "fedoraproject.org",
            "gcr.io",
            "ghcr.io",
            "github.com",
            "githubusercontent.com",
            "gitlab.com",
            "googleapis.com",
            "icr.io",
            "jfrog.io",
            "k8s.io",
            "lscr.io",
            "microsoft.com",
            "mirrors.sjtug.sjtu.edu.cn",
            "mirrors.ustc.edu.cn",
            "myhuaweicloud.com",
            "nju.edu.cn",
            "nvcr.io",
            "ocir.io",
            "ollama.ai",
            "opensuse.org",
            "pkg.dev",
            "quay.io",
            "redhat.com",
            "redhat.io",
            "registry.centos.org",
            "registry.ci.openshift.org",
            "registry.fly.io",
            "registry.heroku.com",
            "registry.rancher.com",
            "scw.cloud",
            "suse.com",
            "tencentcloudcr.com",
            "tencentyun.com",
            "upbound.io",
            "vmware.com",
            "volces.com");

    /** Those that let everyone pull all or nearly all of their images. */
    private static final Set<String> OPEN = Set.of(
            "c.163.com",
            "daocloud.io",
            "docker.com",
            "docker.io",
            "dockerproxy.com",
            "elastic.co",
            "fedoraproject.org",
            "k8s.gcr.io",
            "k8s.io",
            "mcr.microsoft.com",
            "mirrors.sjtug.sjtu.edu.cn",
            "mirrors.ustc.edu.cn",
            "nju.edu.cn",
            "opensuse.org",
            "public.ecr.aws",
            "quay.io",
            "registry.access.redhat.com",
            "registry.centos.org");

    /** Labels of the names that clouds give to their customers' load balancers and machines. */
    private static final Set<String> CUSTOMERS = Set.of("alb", "compute", "compute-1", "elb", "nlb");

    private PublicRegistries() {}

    /**
     * Checks whether a registry is public or belongs to the operator of a public one.
     *
     * @param registry a registry, whose port does not matter
     * @return whether it is known to be one
     */
    public static boolean contains(Registry registry) {
        return contains(registry.host());
    }

    /**
     * Checks whether a host is that of a public registry or belongs to the operator of one, such as a token service.
     *
     * @param host a host without its port, in any case
     * @return whether it is known to be one
     */
    public static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return !isCustomers(name) && isAtOrBelow(name, DOMAINS::contains);
    }

    /**
     * Checks whether a pattern matches a public registry: {@code quay.io}, {@code *.azurecr.io}, but also {@code *.io}.
     *
     * @param pattern a pattern, whose port does not matter
     * @return whether a host that is known to be one, or is below such a domain, matches it; false for a CIDR block
     */
    public static boolean areMatchedBy(RegistryPattern pattern) {
        return switch (pattern.form()) {
            case HOST -> contains(pattern.host());
            case WILDCARD ->
                contains("any." + pattern.host())
                        || DOMAINS.stream().anyMatch(domain -> domain.endsWith("." + pattern.host()));
            case ADDRESS_BLOCK -> false;
        };
    }

    /**
     * Checks whether a host is that of a public registry that lets everyone pull, so that credentials do not explain why
     * it refuses a request.
     *
     * @param host a host without its port, in any case
     * @return whether it is known to be one
     */
    public static boolean isOpenToEveryone(String host) {
        return isAtOrBelow(host.toLowerCase(Locale.ROOT), OPEN::contains);
    }

    private static boolean isAtOrBelow(String name, Predicate<String> isDomain) {
        if (isDomain.test(name)) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (isDomain.test(name.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Checks whether a label but the first is one that a cloud uses for its customers' hosts. */
    private static boolean isCustomers(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            int end = name.indexOf('.', dot + 1);
            if (CUSTOMERS.contains(name.substring(dot + 1, end < 0 ? name.length() : end))) {
                return true;
            }
        }
        return false;
    }
}
