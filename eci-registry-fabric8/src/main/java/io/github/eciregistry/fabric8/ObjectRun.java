package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object under way: where in it the run is, and what was found so far. */
final class ObjectRun {

    private final Settings settings;
    private final boolean takesAllForLive;
    private final List<PodRun> pods = new ArrayList<>(1);
    private final List<Problem> problems = new ArrayList<>(0);
    private String prefix = "";

    ObjectRun(Settings settings, boolean takesAllForLive) {
        this.settings = settings;
        this.takesAllForLive = takesAllForLive;
    }

    Settings settings() {
        return settings;
    }

    /** Goes on with an item of a list, whose paths begin with the prefix. */
    void enterItem(String path) {
        prefix = path + ".";
    }

    /** Returns a run at the same place that has found nothing yet. */
    ObjectRun trial() {
        ObjectRun trial = new ObjectRun(settings, takesAllForLive);
        trial.prefix = prefix;
        return trial;
    }

    /** Takes what a trial has found. */
    void addAll(ObjectRun trial) {
        pods.addAll(trial.pods);
        problems.addAll(trial.problems);
    }

    /** Returns a pod or an image cache if it exists already, by its uid, which only a server gives. */
    @Nullable
    LiveObject ifLive(String kind, @Nullable ObjectMeta metadata) {
        boolean hasUid = metadata != null
                && metadata.getUid() != null
                && !metadata.getUid().isEmpty();
        return hasUid || takesAllForLive ? LiveObject.of(kind, metadata) : null;
    }

    /**
     * Starts with a pod or an image cache.
     *
     * @param base the path it is described at, with a dot at its end, or empty
     * @param annotations the path of its annotations from there
     * @param live the object if it exists already, else null
     */
    PodRun pod(String base, String annotations, @Nullable LiveObject live) {
        PodRun pod = new PodRun(this, prefix + base, annotations, live);
        pods.add(pod);
        return pod;
    }

    /**
     * Looks at annotations that are not those of a pod.
     *
     * @param annotations the annotations, null for none
     * @param base the path of their object, with a dot at its end, or empty
     * @param expected where registry annotations have an effect
     */
    void checkMisplaced(@Nullable Map<?, ?> annotations, String base, String expected) {
        if (annotations == null || !settings.hasKeyIn(annotations)) {
            return;
        }
        for (AnnotationKeys pair : settings.keys()) {
            checkMisplaced(annotations, pair.plainHttp(), base, expected);
            checkMisplaced(annotations, pair.selfSigned(), base, expected);
        }
    }

    private void checkMisplaced(Map<?, ?> annotations, String key, String base, String expected) {
        if (annotations.containsKey(key)) {
            report(
                    ProblemCode.MISPLACED_ANNOTATION,
                    textOf(annotations.get(key)),
                    "expected " + key + " in " + expected + ", found it where ECI does not read it",
                    base + "metadata.annotations[" + key + "]");
        }
    }

    void reportType(Object value, String expected, String path) {
        report(ProblemCode.WRONG_TYPE, textOf(value), expected, path);
    }

    void reportDepth(Object list, String path) {
        reportType(
                list, "expected at most " + GenericObjects.MAX_LISTS + " levels of objects that contain objects", path);
    }

    private static String textOf(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    void report(ProblemCode code, String input, String message, String path) {
        String complete =
                path.isEmpty() && !prefix.isEmpty() ? prefix.substring(0, prefix.length() - 1) : prefix + path;
        add(Problem.of(code, input, message).atPath(complete));
    }

    /** Adds a problem whose path is complete. */
    void add(Problem problem) {
        problems.add(problem);
    }

    <T> AnnotationReport<T> report(T before, T after) {
        List<RegistryEntry> entries = new ArrayList<>();
        pods.forEach(pod -> pod.addEntriesTo(entries));
        return new AnnotationReport<>(
                after, before != after, entries, problems.stream().distinct().toList());
    }
}
