package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the two registry annotations, which differ between products but have the same meaning.
 *
 * <p>A key is {@code [prefix/]name}: the name has 1 to 63 letters, digits, {@code -}, {@code _} and {@code .}, the prefix
 * is a DNS subdomain of at most 253 characters (Kubernetes, <a
 * href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go">objectmeta.go</a>,
 * read 2026-11-23).
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnnotationKeys {

    /**
     * The keys of Elastic Container Instance, {@code k8s.aliyun.com/plain-http-registry} and {@code
     * k8s.aliyun.com/insecure-registry}, for pods and image caches (<a
     * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed
     * image repositories</a>, read 2026-11-23).
     */
    public static final AnnotationKeys ECI =
            of("k8s.aliyun.com/plain-http-registry", "k8s.aliyun.com/insecure-registry");

    /**
     * The keys of Container Compute Service, {@code registry.alibabacloud.com/plain-http-registry} and {@code
     * registry.alibabacloud.com/insecure-registry} (the product's list of pod annotations, 2025-03-12, read 2026-11-23).
     */
    public static final AnnotationKeys ACS =
            of("registry.alibabacloud.com/plain-http-registry", "registry.alibabacloud.com/insecure-registry");

    private final String plainHttp;
    private final String skipVerify;
    private final List<String> all;

    private AnnotationKeys(String plainHttp, String skipVerify) {
        this.plainHttp = plainHttp;
        this.skipVerify = skipVerify;
        this.all = List.of(plainHttp, skipVerify);
    }

    /**
     * Returns the keys of another product that uses the same values.
     *
     * @param plainHttp the key for registries with plain HTTP
     * @param skipVerify the key for registries whose certificate is not verified
     * @return the keys
     * @throws InvalidInputException if a key is invalid or both are the same, with a problem for each
     */
    public static AnnotationKeys of(String plainHttp, String skipVerify) {
        Objects.requireNonNull(plainHttp, "plainHttp");
        Objects.requireNonNull(skipVerify, "skipVerify");
        List<Problem> problems = new ArrayList<>(0);
        for (String key : List.of(plainHttp, skipVerify)) {
            Problem problem = KeyGrammar.problemOf(key);
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (problems.isEmpty() && plainHttp.equals(skipVerify)) {
            problems.add(Problem.of(
                    ProblemCode.INVALID_ANNOTATION_KEY,
                    skipVerify,
                    "expected two different annotation keys, found " + Problem.quote(skipVerify) + " twice"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new AnnotationKeys(plainHttp, skipVerify);
    }

    /**
     * Returns the key of the annotation that lists registries with plain HTTP.
     *
     * @return the key
     */
    public String plainHttp() {
        return plainHttp;
    }

    /**
     * Returns the key of the annotation that lists registries whose certificate is not verified.
     *
     * @return the key
     */
    public String skipVerify() {
        return skipVerify;
    }

    /**
     * Returns both keys.
     *
     * @return the key for plain HTTP, then the other one; unmodifiable
     */
    public List<String> all() {
        return all;
    }

    /**
     * Checks whether a key is one of the two.
     *
     * @param key the key of an annotation
     * @return whether it is
     */
    public boolean contains(String key) {
        Objects.requireNonNull(key, "key");
        return plainHttp.equals(key) || skipVerify.equals(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnotationKeys that
                && plainHttp.equals(that.plainHttp)
                && skipVerify.equals(that.skipVerify);
    }

    @Override
    public int hashCode() {
        return 31 * plainHttp.hashCode() + skipVerify.hashCode();
    }

    /** Returns both keys, such as {@code k8s.aliyun.com/plain-http-registry, k8s.aliyun.com/insecure-registry}. */
    @Override
    public String toString() {
        return plainHttp + ", " + skipVerify;
    }
}
