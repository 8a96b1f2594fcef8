package io.github.eciregistry.internal.pod;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches an object for pods that the table of kinds does not have: mappings with {@code containers} that have images, and
 * whole objects of known kinds.
 *
 * <p>Not searched, because they cannot be pods: objects of Kubernetes' own groups, which the table has completely; the
 * object's own metadata and status; schemas; Helm values; text.
 */
final class PodShapes {

    /** Deeper than any object that an API server accepts. */
    private static final int MAX_DEPTH = 200;

    /** More values than a document of 64 Mi characters has: it ends the search of maps that contain each other. */
    private static final int MAX_VALUES = 20_000_000;

    private static final String CONTAINERS = "containers";
    private static final Set<String> SKIPPED_AT_ROOT = Set.of("apiVersion", "kind", "metadata", "status");
    private static final Set<String> POD_SPEC_LISTS =
            Set.of("initContainers", CONTAINERS, "ephemeralContainers", "volumes");

    /** Schemas, and the values of charts, in Argo CD's Application and Flux' HelmRelease. */
    private static final Set<String> NOT_OBJECTS = Set.of("openAPIV3Schema", "valuesObject");

    private static final PodLocation TEMPLATE = PodLocation.podTemplate("");
    private static final PodLocation TEMPLATE_WITH_IMAGE =
            PodLocation.of("", "metadata.annotations", "spec.image").withPodSpec("spec");
    private static final List<PodLocation> BESIDE_CONTAINERS = List.of(
            besideContainers("podMetadata.annotations"),
            besideContainers("podAnnotations"),
            besideContainers("metadata.annotations"),
            besideContainers("annotations"));

    private final WorkloadKinds kinds;
    private final Consumer<PodProblem> problems;
    private final List<ShapedPod> pods = new ArrayList<>(0);
    private final List<String> steps = new ArrayList<>();
    private String owner = "";
    private boolean isOfKnownKind;
    private ShapedPod.Place shownPlace = ShapedPod.Place.SHOWN;
    private @Nullable ObjectValue text;
    private int remaining = MAX_VALUES;

    private PodShapes(WorkloadKinds kinds, Consumer<PodProblem> problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    private static PodLocation besideContainers(String annotations) {
        return PodLocation.of("", annotations, "image").withPodSpec("");
    }

    /**
     * Searches an object.
     *
     * @param kind what the table says about its kind, whose pods and contained objects are left out; null for nothing
     * @return the pods, inner ones before those around them
     */
    static List<ShapedPod> search(
            ObjectValue object,
            TypeMeta type,
            @Nullable WorkloadKind kind,
            WorkloadKinds kinds,
            Consumer<PodProblem> problems) {
        if (KubernetesGroups.contain(type.group())) {
            return List.of();
        }
        PodShapes shapes = new PodShapes(kinds, problems);
        shapes.owner = type.toString();
        shapes.isOfKnownKind = kind != null;
        PodLocation injected = InjectedImages.of(type.group(), type.kind());
        if (injected != null) {
            shapes.pods.add(new ShapedPod(object, injected, ShapedPod.Place.OTHER_PODS, null, shapes.owner, true));
            return shapes.pods;
        }
        shapes.shownPlace = InjectedImages.isPolicy(type.group()) ? ShapedPod.Place.OTHER_PODS : ShapedPod.Place.SHOWN;
        shapes.fields(object.forSearch(), kind, SKIPPED_AT_ROOT, type.group().equals("helm.toolkit.fluxcd.io"), 0);
        return shapes.pods;
    }

    /** Returns the pods of the objects in the text of a string. */
    static List<ShapedPod> searchText(ObjectValue text, WorkloadKinds kinds, Consumer<PodProblem> problems) {
        PodShapes shapes = new PodShapes(kinds, problems);
        shapes.text = text;
        shapes.shownPlace = ShapedPod.Place.IN_TEXT;
        for (Field object : EmbeddedText.read(text)) {
            TypeMeta type = object.type() == ObjectValue.Type.MAPPING ? TypeMeta.of(object, null) : null;
            if (type != null) {
                shapes.owner = type.toString();
                shapes.mapping(object, null, "", false, 0);
            }
        }
        return shapes.pods;
    }

    private void fields(
            ObjectValue mapping, @Nullable WorkloadKind kind, Set<String> skipped, boolean isHelmRelease, int depth) {
        mapping.forEachField((name, value) -> {
            boolean mayHavePods = value.type() == ObjectValue.Type.MAPPING || value.type() == ObjectValue.Type.LIST;
            boolean isValues = isHelmRelease && steps.size() == 1 && name.equals("values");
            if (mayHavePods && !skipped.contains(name) && !NOT_OBJECTS.contains(name) && !isValues) {
                steps.add(name);
                value(value, kind, name, isHelmRelease, depth + 1);
                steps.remove(steps.size() - 1);
            }
        });
    }

    private void value(ObjectValue value, @Nullable WorkloadKind kind, String name, boolean isHelmRelease, int depth) {
        if (depth > MAX_DEPTH || --remaining < 0) {
            if (depth > MAX_DEPTH || remaining == -1) {
                String message = "expected at most " + MAX_DEPTH + " levels and " + MAX_VALUES + " values";
                problems.accept(new PodProblem(Problem.of(ProblemCode.WRONG_TYPE, "", message), value));
            }
            return;
        }
        if (kind != null && isAt(kind.objects(), List.of())) {
            return; // Visited as an object of its own.
        }
        if (value.type() == ObjectValue.Type.LIST) {
            steps.add(FieldPath.EVERY_ITEM);
            for (int i = 0; i < value.size(); i++) {
                ObjectValue item = value.item(i);
                if (item.type() == ObjectValue.Type.MAPPING || item.type() == ObjectValue.Type.LIST) {
                    value(item, kind, "", isHelmRelease, depth + 1);
                }
            }
            steps.remove(steps.size() - 1);
        } else if (value.type() == ObjectValue.Type.MAPPING) {
            mapping(value, kind, name, isHelmRelease, depth);
        }
    }

    private void mapping(
            ObjectValue mapping, @Nullable WorkloadKind kind, String name, boolean isHelmRelease, int depth) {
        TypeMeta inner = TypeMeta.of(mapping, null);
        if (inner != null && contained(mapping, inner, depth)) {
            return;
        }
        boolean isPodSpec = hasImages(mapping.field(CONTAINERS));
        fields(mapping, kind, isPodSpec ? POD_SPEC_LISTS : Set.of(), isHelmRelease, depth);
        if (isPodSpec && (kind == null || !isKnown(kind))) {
            pods.add(podOf(mapping, name));
        }
    }

    /** Adds the pods of a whole object in the object; returns false if it is searched like any other mapping. */
    private boolean contained(ObjectValue object, TypeMeta type, int depth) {
        WorkloadKind kind = kinds.find(type.apiVersion(), type.kind()).orElse(null);
        if (kind == null) {
            return KubernetesGroups.contain(type.group());
        }
        for (FieldPath path : kind.objects()) {
            object.visit(path, inner -> {
                if (inner.type() == ObjectValue.Type.MAPPING) {
                    mapping(inner, null, "", false, depth + 1);
                }
            });
        }
        for (PodLocation location : kind.pods()) {
            object.visit(location.base(), pod -> pods.add(shown(pod, location)));
        }
        return true;
    }

    private static boolean hasImages(@Nullable ObjectValue containers) {
        for (int i = 0; containers != null && i < containers.size(); i++) {
            ObjectValue image = containers.item(i).field("image");
            PodImage read = image == null || image.type() != ObjectValue.Type.STRING ? null : PodImage.of(image);
            if (read != null && read.registry() != null) {
                return true;
            }
        }
        return false;
    }

    /** Checks whether the table has the pod whose pod spec the steps lead to. */
    private boolean isKnown(WorkloadKind kind) {
        List<String> image = List.of(CONTAINERS, FieldPath.EVERY_ITEM, "image");
        return kind.pods().stream()
                .anyMatch(pod -> isAt(pod.objectImages(), image)
                        || isAt(pod.images().stream().map(pod.base()::then).toList(), image));
    }

    /** Checks whether one of some paths leads to where the steps, and then some more, lead. */
    private boolean isAt(List<FieldPath> paths, List<String> more) {
        return paths.stream().anyMatch(path -> leadsHere(path.steps(), more));
    }

    private boolean leadsHere(List<String> path, List<String> more) {
        if (path.size() != steps.size() + more.size()) {
            return false;
        }
        int i = 0;
        for (String step : (Iterable<String>) Stream.concat(steps.stream(), more.stream())::iterator) {
            String expected = path.get(i++);
            if (!expected.equals(step) && !expected.equals(FieldPath.EVERY_VALUE)) {
                return false;
            }
        }
        return true;
    }

    private ShapedPod podOf(ObjectValue podSpec, String name) {
        for (PodLocation location : BESIDE_CONTAINERS.subList(0, 2)) {
            if (isMapping(podSpec.field(location.annotations().steps().get(0)))) {
                return shown(podSpec, location);
            }
        }
        ObjectValue parent = podSpec.parent();
        if (name.equals("spec") && parent != null) {
            return shown(parent, ObjectValue.isAbsent(podSpec.field("image")) ? TEMPLATE : TEMPLATE_WITH_IMAGE);
        }
        for (PodLocation location : BESIDE_CONTAINERS.subList(2, BESIDE_CONTAINERS.size())) {
            if (isMapping(podSpec.field(location.annotations().steps().get(0)))) {
                return shown(podSpec, location);
            }
        }
        return new ShapedPod(podSpec, BESIDE_CONTAINERS.get(0), ShapedPod.Place.HIDDEN, null, owner, isOfKnownKind);
    }

    private ShapedPod shown(ObjectValue pod, PodLocation location) {
        return new ShapedPod(pod, location, shownPlace, text, owner, isOfKnownKind);
    }

    private static boolean isMapping(@Nullable ObjectValue value) {
        return value != null && value.type() == ObjectValue.Type.MAPPING;
    }
}
