package io.github.eciregistry.policy;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Registries that serve the public under certificates that every node trusts. If their certificate does not verify,
 * something stands between, and not verifying it would hand the image to whoever that is: no policy should say so of them.
 *
 * <p>Names read on 2026-11-23 in the documentation of their operators. The list is not complete, and grows with releases.
 * No network is used.
 *
 * @since 0.1.0
 */
public final class PublicRegistries {

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

    /** Domains below which every name is a registry, or works for one; the domain itself is none. */
    private static final Set<String> PARENTS = Set.of(
            "aliyuncs.com",
            "amazonaws.com",
            "amazonaws.com.cn",
            "azurecr.cn",
            "azurecr.io",
            "docker.io",
            "gcr.io",
            "icr.io",
            "jfrog.io",
            "myhuaweicloud.com",
            "ocir.io",
            "pkg.dev",
            "tencentcloudcr.com",
            "tencentyun.com",
            "volces.com");

    /** Domains of operators beside these: of their token services, storage, mirrors and pages. */
    private static final Set<String> OPERATORS = Set.of(
            "163.com",
            "baidubce.com",
            "daocloud.io",
            "digitalocean.com",
            "docker.com",
            "elastic.co",
            "github.com",
            "githubusercontent.com",
            "googleapis.com",
            "k8s.io",
            "microsoft.com",
            "redhat.com",
            "redhat.io",
            "registry.fedoraproject.org",
            "suse.com",
            "ustc.edu.cn",
            "vmware.com");

    /** Labels of the names that clouds give to their customers' load balancers and machines. */
    private static final Set<String> CUSTOMERS = Set.of("alb", "compute", "compute-1", "elb", "nlb");

    private PublicRegistries() {}

    /**
     * Tells whether a host is a public registry.
     *
     * @param host a host without its port, in any case
     * @return whether it is known to be one
     */
    public static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return !isCustomers(name) && (HOSTS.contains(name) || isBelow(name, PARENTS::contains));
    }

    /**
     * Tells whether a host is a public registry or belongs to the operator of one, such as a token service that a registry
     * sends its clients to.
     *
     * @param host a host without its port, in any case
     * @return whether it is known to be one
     */
    public static boolean isOfOperator(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        Predicate<String> isOperator =
                domain -> HOSTS.contains(domain) || PARENTS.contains(domain) || OPERATORS.contains(domain);
        return !isCustomers(name) && (isOperator.test(name) || isBelow(name, isOperator));
    }

    private static boolean isBelow(String name, Predicate<String> isParent) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (isParent.test(name.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a label but the first says that a customer is behind the name. */
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
