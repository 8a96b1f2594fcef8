package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.fabric8.RegistryEntry.Outcome;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds pods and image caches in a cluster that differ from a policy: those that lack a registry that their images
 * need, and those that list one that none of their images uses.
 *
 * {@snippet class="io.github.eciregistry.examples.AuditNamespace" region="audit"}
 *
 * <p>Pass only pods that run on ECI; this class cannot tell. Pods that have finished or are being deleted are skipped.
 * An annotation that was added after creation has no effect, but cannot be distinguished from one that was there from
 * the start.
 *
 * <p>Immutable and thread-safe. Does not call a server.
 *
 * @since 0.1.0
 */
public final class Drift {

    private final List<Finding> findings;

    private Drift(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /**
     * Compares objects with a policy.
     *
     * @param policy how each registry is reached
     * @param pods pods that run, or will run, on ECI
     * @param imageCaches image caches
     * @return the differences
     */
    public static Drift of(
            RegistryPolicy policy,
            Collection<? extends @Nullable Pod> pods,
            Collection<? extends @Nullable ImageCache> imageCaches) {
        return of(RegistryAnnotator.using(policy), pods, imageCaches);
    }

    /**
     * Compares pods with a policy.
     *
     * @param policy how each registry is reached
     * @param pods pods that run, or will run, on ECI
     * @return the differences
     */
    public static Drift of(RegistryPolicy policy, Collection<? extends @Nullable Pod> pods) {
        return of(policy, pods, List.of());
    }

    /**
     * Compares objects with the result of an annotator, for example with custom annotation keys.
     *
     * @param annotator the annotator with the policy and the keys
     * @param pods pods that run, or will run, on ECI
     * @param imageCaches image caches
     * @return the differences
     */
    public static Drift of(
            RegistryAnnotator annotator,
            Collection<? extends @Nullable Pod> pods,
            Collection<? extends @Nullable ImageCache> imageCaches) {
        Objects.requireNonNull(annotator, "annotator");
        Objects.requireNonNull(pods, "pods");
        Objects.requireNonNull(imageCaches, "imageCaches");
        List<Finding> findings = new ArrayList<>();
        for (Pod pod : pods) {
            if (pod != null && isInUse(pod)) {
                add(pod, "Pod", annotator, findings);
            }
        }
        for (ImageCache cache : imageCaches) {
            if (cache != null) {
                add(cache, "ImageCache", annotator, findings);
            }
        }
        return new Drift(findings);
    }

    private static boolean isInUse(Pod pod) {
        boolean isDeleted = pod.getMetadata() != null && pod.getMetadata().getDeletionTimestamp() != null;
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return !isDeleted && !"Succeeded".equals(phase) && !"Failed".equals(phase);
    }

    private static void add(HasMetadata object, String kind, RegistryAnnotator annotator, List<Finding> to) {
        AnnotationReport<HasMetadata> report = annotator.reportLive(object);
        Finding finding = new Finding(LiveObject.of(kind, object.getMetadata()), report);
        if (!finding.lacking().isEmpty()
                || !finding.useless().isEmpty()
                || !finding.problems().isEmpty()) {
            to.add(finding);
        }
    }

    /**
     * Returns the objects that differ, pods first.
     *
     * @return one finding for each such object, unmodifiable
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the objects that lack a registry and must be created again.
     *
     * @return their findings, unmodifiable
     */
    public List<Finding> lacking() {
        return findings(finding -> !finding.lacking().isEmpty());
    }

    /**
     * Returns the objects that list a registry that none of their images uses.
     *
     * @return their findings, unmodifiable
     */
    public List<Finding> withUseless() {
        return findings(finding -> !finding.useless().isEmpty());
    }

    private List<Finding> findings(Predicate<Finding> condition) {
        return findings.stream().filter(condition).toList();
    }

    /**
     * Checks whether no object differs.
     *
     * @return whether there are no findings
     */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Returns the findings for people, a line each. */
    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    /**
     * One pod or image cache that differs. Immutable and thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Finding {

        private final LiveObject object;
        private final List<RegistryEntry> lacking;
        private final List<RegistryEntry> useless;
        private final List<Problem> problems;

        private Finding(LiveObject object, AnnotationReport<?> report) {
            this.object = object;
            this.lacking = report.entries().stream()
                    .filter(entry -> entry.outcome() == Outcome.MISSING || entry.outcome() == Outcome.CONFLICTING)
                    .toList();
            this.useless = report.useless();
            this.problems = report.problems();
        }

        /**
         * Returns the kind of the object.
         *
         * @return {@code Pod} or {@code ImageCache}
         */
        public String kind() {
            return object.kind();
        }

        /**
         * Returns the namespace of the object.
         *
         * @return the namespace, empty for an image cache
         */
        public Optional<String> namespace() {
            return object.namespace();
        }

        /**
         * Returns the name of the object.
         *
         * @return the name, empty if it has none
         */
        public String name() {
            return object.name();
        }

        /**
         * Returns the controller, which creates the object again after it is deleted. Annotate the pod template of the
         * controller, or of the workload that owns it.
         *
         * @return kind and name, such as {@code ReplicaSet web-5d8f7c9b6b}; empty for an object without a controller
         */
        public Optional<String> controller() {
            return object.controller();
        }

        /**
         * Returns the registries that the images need but that are not listed, or only in the wrong annotation.
         *
         * @return entries of the outcomes {@link Outcome#MISSING} and {@link Outcome#CONFLICTING}, unmodifiable
         */
        public List<RegistryEntry> lacking() {
            return lacking;
        }

        /**
         * Returns the registries that are listed but not used by any image.
         *
         * @return entries of the outcome {@link Outcome#USELESS}, unmodifiable
         */
        public List<RegistryEntry> useless() {
            return useless;
        }

        /**
         * Returns the problems and what to do about them, each with its path.
         *
         * @return the problems, unmodifiable
         */
        public List<Problem> problems() {
            return problems;
        }

        /** Returns the object, what it lacks, what it need not list and what else is wrong, for people, in one line. */
        @Override
        public String toString() {
            return object + ": lacks " + registries(lacking) + ", lists unused " + registries(useless)
                    + object.controller().map(owner -> ", made by " + owner).orElse("")
                    + problems.stream()
                            .filter(problem -> problem.code() != ProblemCode.ALREADY_CREATED) // Already in lacking().
                            .map(problem -> "; "
                                    + problem.path().map(path -> path + ": ").orElse("") + problem.message())
                            .collect(Collectors.joining());
        }

        private static List<Registry> registries(List<RegistryEntry> entries) {
            return entries.stream().map(RegistryEntry::registry).toList();
        }
    }
}
