package io.github.eciregistry.internal.pod;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pod of an object, read once: its registry annotations, its images, and what is wrong with their types. */
public final class PodReading {

    private final List<AnnotationKeys> keys;
    private final ObjectValue pod;
    private final PodLocation location;
    private final Map<String, String> annotations = new LinkedHashMap<>(4);
    private final AnnotationSize otherAnnotations = new AnnotationSize();
    private final List<PodImage> images = new ArrayList<>(4);
    private final List<PodProblem> problems = new ArrayList<>(0);
    private ObjectValue deepest;
    private List<String> missing = List.of();
    private @Nullable PodProblem placeProblem;
    private boolean isBlocked;
    private boolean knowsAllImages = true;

    private PodReading(ObjectValue pod, PodLocation location, List<AnnotationKeys> keys) {
        this.keys = keys;
        this.pod = pod;
        this.location = location;
        this.deepest = pod;
    }

    /**
     * Reads a pod.
     *
     * @return the pod; null if the object has no such pod
     */
    public static @Nullable PodReading of(ObjectValue pod, PodLocation location, List<AnnotationKeys> keys) {
        PodReading reading = new PodReading(pod, location, keys);
        boolean isPod = reading.findAnnotations();
        if (isPod && !reading.isBlocked && reading.missing.isEmpty()) {
            reading.readAnnotations();
        }
        boolean isOverridden = location.isOverriding() && !reading.isBlocked && !reading.hasRegistryAnnotation();
        if (!isPod || isOverridden) {
            return null;
        }
        ObjectValue object = objectOf(pod, location);
        for (FieldPath path : location.objectImages()) {
            object.visit(path, reading.new ImageVisitor(ImageForm.of(path)));
        }
        for (FieldPath path : location.images()) {
            pod.visit(path, reading.new ImageVisitor(ImageForm.of(path)));
        }
        return reading;
    }

    /** Returns the object that contains the pod: as many steps above it as in the base of its location. */
    private static ObjectValue objectOf(ObjectValue pod, PodLocation location) {
        ObjectValue object = pod;
        for (int i = 0; i < location.base().steps().size(); i++) {
            object = Objects.requireNonNull(object.parent());
        }
        return object;
    }

    /** Follows the path to the annotations; returns whether there is such a pod. */
    private boolean findAnnotations() {
        if (pod.type() == ObjectValue.Type.NULL) {
            return false;
        }
        if (pod.type() != ObjectValue.Type.MAPPING) {
            placeProblem = block(pod, "a mapping");
            return true;
        }
        List<String> steps = location.annotations().steps();
        for (int i = 0; i < steps.size(); i++) {
            ObjectValue child = deepest.field(steps.get(i));
            if (child == null || child.type() == ObjectValue.Type.NULL) {
                missing = steps.subList(i, steps.size());
                return true;
            }
            if (child.type() != ObjectValue.Type.MAPPING) {
                placeProblem = block(child, "a mapping");
                return true;
            }
            deepest = child;
        }
        return true;
    }

    private void readAnnotations() {
        for (AnnotationKeys pair : keys) {
            for (String key : pair.all()) {
                ObjectValue value = deepest.field(key);
                if (value == null) {
                    continue;
                }
                annotations.put(key, value.text());
                if (value.type() != ObjectValue.Type.STRING && value.type() != ObjectValue.Type.NULL) {
                    block(value, "a string of registries");
                }
            }
        }
        deepest.forEachField((key, value) -> {
            if (!annotations.containsKey(key)) {
                otherAnnotations.add(key, value.text());
            }
        });
        deepest.addOmittedTo(otherAnnotations);
    }

    private PodProblem block(ObjectValue value, String expected) {
        PodProblem problem = PodProblem.wrongType(value, expected);
        isBlocked = true;
        problems.add(problem);
        return problem;
    }

    /** Collects images. */
    private final class ImageVisitor implements ObjectValue.Visitor {

        private final ImageForm form;

        ImageVisitor(ImageForm form) {
            this.form = form;
        }

        @Override
        public void found(ObjectValue value) {
            List<PodImage> read = form.read(value);
            knowsAllImages &= form != ImageForm.REFERENCE || !read.isEmpty();
            read.forEach(this::add);
        }

        @Override
        public void absent(ObjectValue parent) {
            knowsAllImages &= form != ImageForm.REFERENCE;
        }

        @Override
        public void wrongType(ObjectValue value, ObjectValue.Type expected) {
            PodImage image = PodImage.misplaced(value, expected.description());
            boolean isNew =
                    images.stream().noneMatch(known -> known.value().path().equals(value.path()));
            if (isNew) {
                add(image);
            }
        }

        private void add(PodImage image) {
            images.add(image);
            knowsAllImages &= image.registry() != null;
            if (image.problem() != null) {
                problems.add(new PodProblem(image.problem(), image.value()));
            }
        }
    }

    /** Returns where the pod is described. */
    public ObjectValue pod() {
        return pod;
    }

    /** Returns the location of the pod in its kind. */
    public PodLocation location() {
        return location;
    }

    /** Returns the annotations if the pod has them, otherwise the innermost existing mapping on the path to them. */
    public ObjectValue deepest() {
        return deepest;
    }

    /** Returns the missing fields from {@link #deepest()} to the annotations; empty if the pod has annotations. */
    public List<String> missing() {
        return missing;
    }

    /** Checks whether the pod has annotations, of whatever keys. */
    public boolean hasAnnotations() {
        return missing.isEmpty() && placeProblem == null;
    }

    /** Returns the registry annotations; a null value is the empty string, as Kubernetes reads it. */
    public Map<String, String> annotations() {
        return annotations;
    }

    /** Returns the size of all other annotations. */
    AnnotationSize otherAnnotations() {
        return otherAnnotations;
    }

    /** Checks whether the pod has one of the registry annotations. */
    public boolean hasRegistryAnnotation() {
        return !annotations.isEmpty();
    }

    /** Returns the images in the order of the location's paths, with values of a wrong type among them. */
    public List<PodImage> images() {
        return images;
    }

    /** Checks whether the registry of every image of the pod is known. */
    public boolean knowsAllImages() {
        return knowsAllImages && !images.isEmpty();
    }

    /** Returns the problem of a value at the place of the annotations or metadata that is not a mapping, or null. */
    public @Nullable PodProblem placeProblem() {
        return placeProblem;
    }

    /** Checks whether a value that is not of its type forbids every change to the annotations. */
    public boolean isBlocked() {
        return isBlocked;
    }

    /** Returns the problems with types and images. */
    public List<PodProblem> problems() {
        return problems;
    }
}
