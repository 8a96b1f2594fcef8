package io.github.eciregistry.policy;

import io.github.eciregistry.reference.Registry;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Well-known public registries, whose certificates every node trusts, and other hosts of their operators, such as token
 * services and mirrors. If such a certificate fails verification, another server has answered. Skipping verification
 * would accept the image from that server, so no policy should do it.
 *
 * <p>The names are from their operators' documentation, read on 2026-11-23. The list is not complete and grows with
 * releases. Does not use the network.
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

    /** Registries from which anyone can pull all, or nearly all, images. */
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

    /** Labels in the host names that clouds assign to their customers' load balancers and machines. */
    private static final Set<String> CUSTOMERS = Set.of("alb", "compute", "compute-1", "elb", "nlb");

    private PublicRegistries() {}

    /**
     * Checks whether a registry is a known public one or belongs to the operator of one.
     *
     * @param registry a registry; its port is ignored
     * @return whether it is known
     */
    public static boolean contains(Registry registry) {
        Objects.requireNonNull(registry, "registry");
        return contains(registry.host());
    }

    /**
     * Checks whether a host is a known public registry or another host of its operator, such as a token service.
     *
     * @param host a host without its port, in any case
     * @return whether it is known
     */
    public static boolean contains(String host) {
        Objects.requireNonNull(host, "host");
        String name = host.toLowerCase(Locale.ROOT);
        return !isCustomers(name) && isAtOrBelow(name, DOMAINS::contains);
    }

    /**
     * Checks whether a pattern matches a public registry: {@code quay.io}, {@code *.azurecr.io}, but also {@code *.io}.
     *
     * @param pattern a pattern; its port is ignored
     * @return whether it matches a known public host or a host below a known domain; false for a CIDR block
     */
    public static boolean areMatchedBy(RegistryPattern pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return switch (pattern.form()) {
            case HOST -> contains(pattern.host());
            case WILDCARD ->
                contains("any." + pattern.host())
                        || DOMAINS.stream().anyMatch(domain -> domain.endsWith("." + pattern.host()));
            case ADDRESS_BLOCK -> false;
        };
    }

    /**
     * Checks whether a host is a public registry that allows anonymous pulls, so that missing credentials do not
     * explain why it rejects a request.
     *
     * @param host a host without its port, in any case
     * @return whether it is known
     */
    public static boolean isOpenToEveryone(String host) {
        Objects.requireNonNull(host, "host");
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
