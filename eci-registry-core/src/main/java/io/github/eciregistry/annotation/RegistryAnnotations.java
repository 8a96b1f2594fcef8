package io.github.eciregistry.annotation;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.Severity;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the two registry annotations: the registries with plain HTTP, and those whose certificate is not
 * verified.
 *
 * <pre>{@code
 * RegistryAnnotations annotations = RegistryAnnotations.forImages(policy, images);
 * annotations.toMap();              // {k8s.aliyun.com/plain-http-registry=192.168.1.10:5000}
 * annotations.mergeInto(existing);  // with what the object has already
 * }</pre>
 *
 * <p>Registries are written as in the image reference, with case and port, so {@code reg.test.com} and {@code
 * reg.test.com:80} are two registries. Neither list has duplicates, and no registry is in both. The order is the order
 * in which registries were given.
 *
 * <p>A value is written in the shortest form that ECI's documentation shows: registries joined by commas, without
 * spaces (<a
 * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed
 * image repositories</a>, read 2026-11-23). If a list is empty, its key is absent.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RegistryAnnotations {

    private static final RegistryAnnotations EMPTY = new RegistryAnnotations(List.of(), List.of());
    private static final List<AnnotationKeys> ECI_ONLY = List.of(AnnotationKeys.ECI);

    private final List<Registry> plainHttp;
    private final List<Registry> skipVerify;

    private RegistryAnnotations(Collection<Registry> plainHttp, Collection<Registry> skipVerify) {
        this.plainHttp = List.copyOf(plainHttp);
        this.skipVerify = List.copyOf(skipVerify);
    }

    /** Creates annotations from disjoint lists without duplicates. */
    static RegistryAnnotations ofDistinct(Collection<Registry> plainHttp, Collection<Registry> skipVerify) {
        return plainHttp.isEmpty() && skipVerify.isEmpty() ? EMPTY : new RegistryAnnotations(plainHttp, skipVerify);
    }

    /**
     * Returns empty annotations.
     *
     * @return the empty annotations
     */
    public static RegistryAnnotations empty() {
        return EMPTY;
    }

    /**
     * Returns the annotations that images need under a policy.
     *
     * @param policy how each registry is reached
     * @param images all images of one pod or image cache
     * @return the registries of these images that the policy does not reach over verified HTTPS
     */
    public static RegistryAnnotations forImages(RegistryPolicy policy, Collection<ImageReference> images) {
        Objects.requireNonNull(images, "images");
        return forRegistries(
                policy, images.stream().map(ImageReference::registry).toList());
    }

    /**
     * Returns the annotations that images need under a policy.
     *
     * @param policy how each registry is reached
     * @param images references to all images of one pod or image cache, see {@link ImageReference#parse}
     * @return the registries of these images that the policy does not reach over verified HTTPS
     * @throws InvalidInputException if references are not valid, with a problem for each
     */
    public static RegistryAnnotations forImages(RegistryPolicy policy, String... images) {
        Objects.requireNonNull(images, "images");
        List<ImageReference> references = new ArrayList<>(images.length);
        List<Problem> problems = new ArrayList<>(0);
        for (String image : images) {
            try {
                references.add(ImageReference.parse(Objects.requireNonNull(image, "image")));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return forImages(policy, references);
    }

    /**
     * Returns the annotations that images need under a policy.
     *
     * @param policy how each registry is reached
     * @param images all images of one pod or image cache
     * @return the registries of these images that the policy does not reach over verified HTTPS
     */
    public static RegistryAnnotations forImages(RegistryPolicy policy, Stream<ImageReference> images) {
        Objects.requireNonNull(images, "images");
        return forImages(policy, images.toList());
    }

    /**
     * Returns the annotations that images in some registries need under a policy.
     *
     * @param policy how each registry is reached
     * @param registries the registries of all images of one pod or image cache, as the images write them; duplicates
     *     count once
     * @return those registries that the policy does not reach over verified HTTPS
     */
    public static RegistryAnnotations forRegistries(RegistryPolicy policy, Collection<Registry> registries) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(registries, "registries");
        Set<Registry> plainHttp = new LinkedHashSet<>();
        Set<Registry> skipVerify = new LinkedHashSet<>();
        @Nullable Registry previous = null;
        for (Registry registry : registries) {
            if (registry.equals(previous)) {
                continue;
            }
            previous = registry;
            Transport transport = policy.transportFor(registry);
            if (transport == Transport.PLAIN_HTTP) {
                plainHttp.add(registry);
            } else if (transport == Transport.SKIP_VERIFY) {
                skipVerify.add(registry);
            }
        }
        return ofDistinct(plainHttp, skipVerify);
    }

    /**
     * Starts annotations that are stated outright.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads what the annotations of an object list under the keys of ECI.
     *
     * @param annotations the annotations of the object
     * @return the registries they list
     * @throws InvalidInputException as {@link #parse(Map, AnnotationKeys)} does
     */
    public static RegistryAnnotations parse(Map<String, String> annotations) {
        return parse(annotations, AnnotationKeys.ECI);
    }

    /**
     * Parses the annotations of an object.
     *
     * @param annotations the annotations of the object; other annotations are ignored
     * @param keys the keys of the two
     * @return the registries they list
     * @throws InvalidInputException if there is a problem of severity {@link Severity#ERROR}, with all problems; to get
     *     warnings, and the valid registries in spite of errors, use {@link AnnotationReading}
     */
    public static RegistryAnnotations parse(Map<String, String> annotations, AnnotationKeys keys) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(annotations, "annotations");
        return AnnotationReading.of(annotations, keys).orElseThrow();
    }

    /**
     * Returns the registries with plain HTTP.
     *
     * @return the registries in the order they are written, unmodifiable
     */
    public List<Registry> plainHttp() {
        return plainHttp;
    }

    /**
     * Returns the registries whose certificate is not verified.
     *
     * @return the registries in the order they are written, unmodifiable
     */
    public List<Registry> skipVerify() {
        return skipVerify;
    }

    /**
     * Checks whether no registry needs an annotation.
     *
     * @return whether both lists are empty
     */
    public boolean isEmpty() {
        return plainHttp.isEmpty() && skipVerify.isEmpty();
    }

    /**
     * Returns these registries and then those of another that are not among them.
     *
     * @param other the other registries
     * @return the union
     * @throws InvalidInputException if a registry is in the list for plain HTTP of one and in the list for skip-verify of the other,
     *     with a problem for each
     */
    public RegistryAnnotations plus(RegistryAnnotations other) {
        Objects.requireNonNull(other, "other");
        if (other.isEmpty()) {
            return this;
        }
        Builder union = new Builder();
        union.plainHttp.addAll(plainHttp);
        union.plainHttp.addAll(other.plainHttp);
        union.skipVerify.addAll(skipVerify);
        union.skipVerify.addAll(other.skipVerify);
        return union.build();
    }

    /**
     * Returns the annotations as a map, for an object that does not have them yet.
     *
     * @param keys the keys to write; {@link AnnotationKeys#ECI} if none is given
     * @return key and value, without a key whose list is empty; unmodifiable
     * @throws InvalidInputException if they exceed the Kubernetes size limit, or if two pairs swap their keys
     */
    public Map<String, String> toMap(AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        AnnotationMerge merge = mergeInto(Map.of(), keys);
        if (!merge.problems().isEmpty()) {
            throw new InvalidInputException(merge.problems());
        }
        return merge.annotations();
    }

    /**
     * Merges these registries into the existing annotations of an object. Existing values are kept even if they are
     * invalid, and their problems are reported; see {@link AnnotationMerge} for the rules.
     *
     * @param existing all annotations of the object, not changed
     * @param keys the keys to write; {@link AnnotationKeys#ECI} if none is given
     * @return the merged annotations, the changes and the problems
     */
    public AnnotationMerge mergeInto(Map<String, String> existing, AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(existing, "existing");
        return new MergeRun(this, existing, false).over(orEci(keys));
    }

    /**
     * Merges these registries into the existing annotations of an object, and normalizes the values: removes whitespace
     * around registries, empty elements and duplicates. Elements that are not registries are kept.
     *
     * @param existing all annotations of the object, not changed
     * @param keys the keys to write; {@link AnnotationKeys#ECI} if none is given
     * @return the merged annotations, the changes and the problems
     */
    public AnnotationMerge mergeNormalizedInto(Map<String, String> existing, AnnotationKeys... keys) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(existing, "existing");
        return new MergeRun(this, existing, true).over(orEci(keys));
    }

    private static Collection<AnnotationKeys> orEci(AnnotationKeys... keys) {
        return switch (keys.length) {
            case 0 -> ECI_ONLY;
            case 1 -> List.of(keys);
            default -> new LinkedHashSet<>(List.of(keys));
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryAnnotations that
                && plainHttp.equals(that.plainHttp)
                && skipVerify.equals(that.skipVerify);
    }

    @Override
    public int hashCode() {
        return 31 * plainHttp.hashCode() + skipVerify.hashCode();
    }

    /** Returns both lists, such as {@code plain HTTP [192.168.1.10:5000], skip-verify [harbor.pre.com]}. */
    @Override
    public String toString() {
        return "plain HTTP " + plainHttp + ", skip-verify " + skipVerify;
    }

    /**
     * Collects registries that are stated outright. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final Set<Registry> plainHttp = new LinkedHashSet<>();
        private final Set<Registry> skipVerify = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Adds registries with plain HTTP.
         *
         * @param registries the registries as in the images, {@code host} or {@code host:port}
         * @return this builder
         * @throws InvalidInputException if a text is not a registry or is Docker Hub, with a problem for each; no
         *     registry is added in that case
         */
        public Builder plainHttp(String... registries) {
            Objects.requireNonNull(registries, "registries");
            plainHttp.addAll(RegistryElement.parseAll(registries));
            return this;
        }

        /**
         * Adds registries as {@link #plainHttp(String...)} does.
         *
         * @param registries the registries as in the images, {@code host} or {@code host:port}
         * @return this builder
         * @throws InvalidInputException if a text is not a registry or is Docker Hub, with a problem for each; no
         *     registry is added in that case
         */
        public Builder plainHttp(Collection<String> registries) {
            Objects.requireNonNull(registries, "registries");
            return plainHttp(registries.toArray(String[]::new));
        }

        /**
         * Adds registries whose certificate is not verified.
         *
         * @param registries the registries as in the images, {@code host} or {@code host:port}
         * @return this builder
         * @throws InvalidInputException if a text is not a registry or is Docker Hub, with a problem for each; no
         *     registry is added in that case
         */
        public Builder skipVerify(String... registries) {
            Objects.requireNonNull(registries, "registries");
            skipVerify.addAll(RegistryElement.parseAll(registries));
            return this;
        }

        /**
         * Adds registries as {@link #skipVerify(String...)} does.
         *
         * @param registries the registries as in the images, {@code host} or {@code host:port}
         * @return this builder
         * @throws InvalidInputException if a text is not a registry or is Docker Hub, with a problem for each; no
         *     registry is added in that case
         */
        public Builder skipVerify(Collection<String> registries) {
            Objects.requireNonNull(registries, "registries");
            return skipVerify(registries.toArray(String[]::new));
        }

        /**
         * Creates the annotations.
         *
         * @return the annotations
         * @throws InvalidInputException if a registry was given for both, with a problem for each
         */
        public RegistryAnnotations build() {
            List<Problem> problems = new ArrayList<>(0);
            for (Registry registry : skipVerify) {
                if (plainHttp.contains(registry)) {
                    String text = registry.toString();
                    String message = "registry " + Problem.quote(text)
                            + " is given as both plain HTTP and skip-verify: choose one";
                    problems.add(Problem.of(ProblemCode.REGISTRY_IN_BOTH, text, message));
                }
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return ofDistinct(plainHttp, skipVerify);
        }
    }
}
