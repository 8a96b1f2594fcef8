package io.github.eciregistry.fabric8;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.fabric8.RegistryEntry.Outcome;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pod, or one image cache, under way: its images are added one by one, then its annotations are decided. */
final class PodRun {

    static final String ECI_LABEL = "alibabacloud.com/eci";

    private final ObjectRun run;
    private final String base;
    private final String annotationsPath;
    private final @Nullable LiveObject live;

    private final List<ImageReference> images = new ArrayList<>(4);
    private boolean knowsAllImages = true;
    private RegistryAnnotations wanted = RegistryAnnotations.empty();
    private @Nullable AnnotationMerge merge;
    private Map<String, String> existing = Map.of();

    PodRun(ObjectRun run, String base, String annotationsPath, @Nullable LiveObject live) {
        this.run = run;
        this.base = base;
        this.annotationsPath = annotationsPath;
        this.live = live;
    }

    /**
     * Adds an image.
     *
     * @param text the image as written; null and empty are none, to be filled in by someone else
     * @param path where it stands, from the pod
     */
    void image(@Nullable String text, Supplier<String> path) {
        if (text == null || text.isEmpty()) {
            knowsAllImages = false;
            return;
        }
        try {
            images.add(ImageReference.parse(text));
        } catch (InvalidInputException e) {
            knowsAllImages = false;
            String at = base + path.get();
            if (PodLocation.isParameter(text)) {
                String message = "found an image that is filled in later: " + Problem.quote(text);
                run.add(Problem.of(ProblemCode.IMAGE_NOT_RENDERED, text, message)
                        .atPath(at));
            } else {
                e.problems().forEach(problem -> run.add(problem.atPath(at)));
            }
        }
    }

    /** Returns the annotations that have to be set, all those of the object before them being known. */
    List<AnnotationMerge.Change> changesOf(Map<String, String> annotations) {
        wanted = RegistryAnnotations.forImages(run.settings().policy(), images);
        boolean hasKey = run.settings().hasKeyIn(annotations);
        if (wanted.isEmpty() && !hasKey) {
            return List.of();
        }
        AnnotationMerge made = wanted.mergeInto(annotations, run.settings().keyArray());
        merge = made;
        for (Problem problem : made.problems()) {
            run.add(problem.atPath(base + annotationsPath + "[" + problem.path().orElse("") + "]"));
        }
        existing = annotations;
        if (live != null && made.isChanged()) {
            reportLive(live, made);
            return List.of();
        }
        return made.changes();
    }

    private void reportLive(LiveObject object, AnnotationMerge made) {
        String registries = Stream.concat(made.added().plainHttp().stream(), made.added().selfSigned().stream())
                .map(Registry::toString)
                .collect(Collectors.joining(", "));
        String message =
                object + " exists, and ECI reads its annotations only when it creates it: expected them to list "
                        + registries + "; " + object.remedy();
        run.add(Problem.of(ProblemCode.ALREADY_CREATED, object.name(), message).atPath(base + annotationsPath));
    }

    /**
     * Tells whether the pod has to get the label that has it run on ECI (<a
     * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed
     * image repositories</a>, read 2026-11-23).
     */
    boolean needsLabel(Map<?, ?> labels, String labelsPath) {
        if (!run.settings().schedulesOnEci() || live != null) {
            return false;
        }
        Object existing = labels.get(ECI_LABEL);
        if (existing != null && !existing.equals("true")) {
            String text = existing.toString();
            String message = "expected \"true\" so that the pod runs on ECI, found " + Problem.quote(text);
            run.add(Problem.of(ProblemCode.CONFLICTING_LABEL, text, message)
                    .atPath(base + labelsPath + "[" + ECI_LABEL + "]"));
        }
        return existing == null;
    }

    void addEntriesTo(List<RegistryEntry> entries) {
        if (merge == null) {
            return;
        }
        AnnotationMerge made = merge;
        boolean tooLarge =
                made.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.ANNOTATIONS_TOO_LARGE);
        Map<Registry, Outcome> outcomes = new HashMap<>();
        put(made.added(), live == null ? Outcome.ADDED : Outcome.MISSING, outcomes);
        put(made.kept(), Outcome.KEPT, outcomes);
        Outcome other = tooLarge ? Outcome.MISSING : Outcome.CONFLICTING;
        forEach(
                wanted,
                (registry, transport) ->
                        entries.add(entry(outcomes.getOrDefault(registry, other), registry, transport)));

        if (knowsAllImages && !images.isEmpty()) {
            images.forEach(image -> outcomes.putIfAbsent(image.registry(), other));
            addUselessTo(entries, outcomes.keySet());
        }
    }

    private void addUselessTo(List<RegistryEntry> entries, Set<Registry> used) {
        Set<RegistryEntry> useless = new LinkedHashSet<>();
        for (AnnotationKeys keys : run.settings().keys()) {
            forEach(AnnotationReading.of(existing, keys).annotations(), (registry, transport) -> {
                if (!used.contains(registry)) {
                    useless.add(entry(Outcome.USELESS, registry, transport));
                }
            });
        }
        entries.addAll(useless);
    }

    private static void put(RegistryAnnotations registries, Outcome outcome, Map<Registry, Outcome> outcomes) {
        forEach(registries, (registry, transport) -> outcomes.put(registry, outcome));
    }

    private static void forEach(RegistryAnnotations registries, BiConsumer<Registry, Transport> action) {
        registries.plainHttp().forEach(registry -> action.accept(registry, Transport.PLAIN_HTTP));
        registries.selfSigned().forEach(registry -> action.accept(registry, Transport.SELF_SIGNED_HTTPS));
    }

    private RegistryEntry entry(Outcome outcome, Registry registry, Transport transport) {
        return new RegistryEntry(outcome, base + annotationsPath, registry, transport);
    }
}
