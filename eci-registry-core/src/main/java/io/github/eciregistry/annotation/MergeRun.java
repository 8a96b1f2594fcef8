package io.github.eciregistry.annotation;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of one merge. */
final class MergeRun {

    private final RegistryAnnotations wanted;
    private final Map<String, String> existing;
    private final boolean normalized;

    private final Map<String, String> merged;
    private final List<AnnotationMerge.Change> changes = new ArrayList<>(2);
    private final Outcome plainHttp = new Outcome();
    private final Outcome skipVerify = new Outcome();
    private final List<Problem> problems = new ArrayList<>(0);

    MergeRun(RegistryAnnotations wanted, Map<String, String> existing, boolean normalized) {
        this.wanted = wanted;
        this.existing = existing;
        this.normalized = normalized;
        this.merged = new LinkedHashMap<>(existing);
    }

    AnnotationMerge over(Collection<AnnotationKeys> allKeys) {
        for (AnnotationKeys keys : allKeys) {
            mergeUnder(keys);
        }
        Problem tooLarge = AnnotationSize.of(merged).problem();
        if (tooLarge == null) {
            return result(
                    merged, changes, RegistryAnnotations.ofDistinct(plainHttp.those(true), skipVerify.those(true)));
        }
        problems.add(tooLarge);
        return result(new LinkedHashMap<>(existing), List.of(), RegistryAnnotations.empty());
    }

    private AnnotationMerge result(
            Map<String, String> annotations, List<AnnotationMerge.Change> made, RegistryAnnotations added) {
        RegistryAnnotations kept = RegistryAnnotations.ofDistinct(plainHttp.those(false), skipVerify.those(false));
        return new AnnotationMerge(annotations, made, added, kept, problems);
    }

    private void mergeUnder(AnnotationKeys keys) {
        AnnotationValue plainHttpValue = AnnotationValue.read(keys.plainHttp(), merged.get(keys.plainHttp()));
        AnnotationValue skipVerifyValue = AnnotationValue.read(keys.skipVerify(), merged.get(keys.skipVerify()));
        problems.addAll(AnnotationReading.problemsOf(plainHttpValue, skipVerifyValue));
        merge(wanted.plainHttp(), plainHttpValue, skipVerifyValue, plainHttp);
        merge(wanted.skipVerify(), skipVerifyValue, plainHttpValue, skipVerify);
    }

    private void merge(List<Registry> registries, AnnotationValue value, AnnotationValue other, Outcome outcome) {
        List<Registry> added = new ArrayList<>(registries.size());
        for (Registry registry : registries) {
            String text = registry.toString();
            if (value.lists(text)) {
                outcome.listed(registry);
            } else if (other.lists(text)) {
                String message =
                        "registry " + other.quote(text) + " needs " + value.key() + ", but is listed in " + other.key();
                problems.add(other.problemAt(text, ProblemCode.CONFLICTING_REGISTRY, message));
            } else {
                added.add(registry);
                outcome.added(registry);
            }
        }
        write(value, normalized ? value.normalizedWith(added) : value.with(added));
    }

    private void write(AnnotationValue value, String text) {
        if (!text.equals(value.text())) {
            String before = merged.put(value.key(), text);
            changes.add(new AnnotationMerge.Change(value.key(), Optional.ofNullable(before), text));
        }
    }

    /** The result for the registries of one list, under all keys. */
    private static final class Outcome {

        private final Map<Registry, Boolean> isAdded = new LinkedHashMap<>();

        private void added(Registry registry) {
            isAdded.put(registry, true);
        }

        private void listed(Registry registry) {
            isAdded.putIfAbsent(registry, false);
        }

        private List<Registry> those(boolean added) {
            if (isAdded.isEmpty()) {
                return List.of();
            }
            List<Registry> registries = new ArrayList<>(isAdded.size());
            isAdded.forEach((registry, each) -> {
                if (each == added) {
                    registries.add(registry);
                }
            });
            return registries;
        }
    }
}
