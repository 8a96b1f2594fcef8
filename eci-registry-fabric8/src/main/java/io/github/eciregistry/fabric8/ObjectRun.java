package io.github.eciregistry.fabric8;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.internal.pod.MapValue;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodProblem;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides on the annotations of the pods of one object or list, and collects the results. */
final class ObjectRun {

    private static final String NOWHERE = "the metadata of a pod, a pod template or an ImageCache";
    private static final String OWN_ANNOTATIONS = "metadata.annotations";
    private static final String ECI_LABEL = "alibabacloud.com/eci";

    private final Settings settings;
    private final PodRules rules;
    private final boolean takesAllForLive;
    private final List<PodRun> pods = new ArrayList<>(1);
    private final List<Problem> problems = new ArrayList<>(0);
    private String prefix = "";

    ObjectRun(Settings settings, boolean takesAllForLive) {
        this.settings = settings;
        this.rules = new PodRules(settings.policy(), settings.keys(), settings.unknownKinds());
        this.takesAllForLive = takesAllForLive;
    }

    Settings settings() {
        return settings;
    }

    /** Continues with an item of a list, whose paths begin with the prefix. */
    void enterItem(String path) {
        prefix = path + ".";
    }

    /** Returns a run at the same path without results. */
    ObjectRun trial() {
        ObjectRun trial = new ObjectRun(settings, takesAllForLive);
        trial.prefix = prefix;
        return trial;
    }

    /** Adds the results of a trial. */
    void addAll(ObjectRun trial) {
        pods.addAll(trial.pods);
        problems.addAll(trial.problems);
    }

    /** Returns the edits for an object in the form of maps. */
    List<Edit> decide(Map<?, ?> object) {
        Walk walk = new Walk();
        ObjectWalk.visit(MapValue.root(object), settings.kinds(), walk);
        return walk.edits;
    }

    /** Returns the edits for a pod template in the form of maps. */
    List<Edit> decideTemplate(Map<?, ?> template) {
        Walk walk = new Walk();
        walk.pod(MapValue.root(template), PodLocation.podTemplate(""), null, true);
        return walk.edits;
    }

    /** Visits the objects in a tree of maps. */
    private final class Walk implements ObjectWalk.Visitor {

        private final List<Edit> edits = new ArrayList<>(1);

        @Override
        public void workload(ObjectValue object, WorkloadKind kind) {
            checkMisplaced(object, kind);
            boolean isImageCache = isIn(kind, "ImageCache", "eci.alibabacloud.com");
            LiveObject live = isImageCache || isIn(kind, "Pod", "") ? ifLive(object, kind) : null;
            for (PodLocation location : kind.pods()) {
                ObjectWalk.visitPods(
                        object, location, (pod, each) -> pod((MapValue) pod, each, live, !isImageCache), this);
            }
        }

        @Override
        public void other(ObjectValue object, String kind) {
            checkMisplaced(object, NOWHERE);
        }

        @Override
        public void unidentified(ObjectValue object, String message) {
            add(new PodProblem(Problem.of(ProblemCode.UNIDENTIFIED_OBJECT, "", message), object));
        }

        @Override
        public void problem(PodProblem problem) {
            add(problem);
        }

        @Override
        public void shaped(ObjectValue object, String kind, List<ShapedPod> found) {
            List<String> places = found.stream()
                    .flatMap(pod -> pod.annotationsPath().stream())
                    .toList();
            if (!found.get(0).isOfKnownKind() && !places.contains(OWN_ANNOTATIONS)) {
                checkMisplaced(object, places.isEmpty() ? NOWHERE : places.get(0));
            }
            for (ShapedPod pod : found) {
                PodDecision decision = rules.decide(pod);
                if (decision != null && settings.unknownKinds() == UnknownKinds.ANNOTATE && pod.isPlaced()) {
                    pod((MapValue) pod.pod(), pod.location(), decision, null, true);
                } else if (decision != null) {
                    decision.problems().forEach(ObjectRun.this::add);
                }
            }
        }

        private void pod(MapValue pod, PodLocation location, @Nullable LiveObject live, boolean mayHaveLabel) {
            PodDecision decision = rules.decide(pod, location);
            if (decision != null) {
                pod(pod, location, decision, live, mayHaveLabel);
            }
        }

        private void pod(
                MapValue pod,
                PodLocation location,
                PodDecision decision,
                @Nullable LiveObject live,
                boolean mayHaveLabel) {
            decision.problems().forEach(ObjectRun.this::add);
            List<String> steps = location.annotations().steps();
            PodRun run = new PodRun(decision, prefix + dotted(pod.path()) + String.join(".", steps), live);
            pods.add(run);
            Problem liveProblem = run.liveProblem();
            if (liveProblem != null) {
                problems.add(liveProblem);
            }
            Map<String, String> annotations = new LinkedHashMap<>();
            for (AnnotationMerge.Change change : run.changes()) {
                annotations.put(change.key(), change.after());
            }
            addEdit(pod, steps, annotations);
            if (settings.schedulesOnEci() && mayHaveLabel && live == null && !location.isOverriding()) {
                label(pod, steps.subList(0, steps.size() - 1));
            }
        }

        private void addEdit(MapValue pod, List<String> steps, Map<String, String> fields) {
            if (!fields.isEmpty()) {
                List<Object> way = pod.steps();
                way.addAll(steps);
                edits.add(new Edit(way, fields));
            }
        }

        /**
         * Adds the label that has the pod run on ECI (<a
         * href="https://www.alibabacloud.com/help/en/eci/user-guide/use-self-managed-image-repositories-1">Use self-managed
         * image repositories</a>, read 2026-11-23).
         */
        private void label(MapValue pod, List<String> metadata) {
            List<String> steps = new ArrayList<>(metadata);
            steps.add("labels");
            ObjectValue labels = pod.at(steps.toArray(String[]::new));
            if (labels != null && !ObjectValue.isAbsent(labels) && labels.type() != ObjectValue.Type.MAPPING) {
                add(PodProblem.wrongType(labels, "a mapping"));
                return;
            }
            ObjectValue existing = labels == null ? null : labels.field(ECI_LABEL);
            if (existing == null || ObjectValue.isAbsent(existing)) {
                addEdit(pod, steps, Map.of(ECI_LABEL, "true"));
            } else if (!existing.text().equals("true")) {
                String text = existing.text();
                String message = "expected \"true\" so that the pod runs on ECI, found " + Problem.quote(text);
                add(new PodProblem(Problem.of(ProblemCode.CONFLICTING_LABEL, text, message), existing));
            }
        }
    }

    private static boolean isIn(WorkloadKind workload, String kind, String group) {
        return workload.kind().equals(kind) && workload.groups().contains(group);
    }

    /**
     * Returns a pod or an image cache if it already exists in a cluster, which its server-assigned UID shows; otherwise
     * null.
     */
    private @Nullable LiveObject ifLive(ObjectValue object, WorkloadKind kind) {
        ObjectValue metadata = object.field("metadata");
        boolean hasUid = metadata != null && !metadata.string("uid").isEmpty();
        return hasUid || takesAllForLive ? LiveObject.of(kind.kind(), metadata) : null;
    }

    /** Looks at the metadata of everything that the pods of an object are in, each once. */
    private void checkMisplaced(ObjectValue object, WorkloadKind workload) {
        Set<List<String>> seen = new HashSet<>();
        for (PodLocation location : workload.pods()) {
            List<String> base = location.base().steps();
            for (int i = 0; i < base.size(); i++) {
                if (seen.add(base.subList(0, i))) {
                    object.visit(base.subList(0, i), level -> checkMisplaced(level, location.toString()));
                }
            }
            if (location.toString().equals(OWN_ANNOTATIONS)) {
                return;
            }
        }
    }

    private void checkMisplaced(ObjectValue object, String expected) {
        ObjectValue annotations = object.at("metadata", "annotations");
        for (AnnotationKeys pair : settings.keys()) {
            for (String key : pair.all()) {
                ObjectValue value = annotations == null ? null : annotations.field(key);
                if (value != null) {
                    String message = "expected " + key + " in " + expected + ", found it where ECI does not read it";
                    add(new PodProblem(Problem.of(ProblemCode.MISPLACED_ANNOTATION, value.text(), message), value));
                }
            }
        }
    }

    private void add(PodProblem found) {
        String path = found.value().path();
        report(found.problem(), path);
    }

    void report(ProblemCode code, String input, String message, String path) {
        report(Problem.of(code, input, message), path);
    }

    private void report(Problem problem, String path) {
        String complete =
                path.isEmpty() && !prefix.isEmpty() ? prefix.substring(0, prefix.length() - 1) : prefix + path;
        problems.add(problem.atPath(complete));
    }

    private static String dotted(String path) {
        return path.isEmpty() ? "" : path + ".";
    }

    <T> AnnotationReport<T> report(T before, T after) {
        List<RegistryEntry> entries = new ArrayList<>();
        pods.forEach(pod -> pod.addEntriesTo(entries, settings.keys()));
        return new AnnotationReport<>(
                after,
                before != after,
                pods.size(),
                entries,
                problems.stream().distinct().toList());
    }
}
