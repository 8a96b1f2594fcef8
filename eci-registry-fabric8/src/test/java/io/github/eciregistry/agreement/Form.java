package io.github.eciregistry.agreement;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.CustomResourceFluent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.admission.AdmissionDecision;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.imagecache.ImageCache;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which an object can be annotated. */
public enum Form {
    YAML_BLOCK {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return Optional.of(text(Trees.yaml(object)));
        }
    },
    YAML_FLOW {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return Optional.of(text(Trees.flow(object)));
        }
    },
    JSON_TEXT {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return Optional.of(text(Trees.json(object)));
        }
    },
    GENERIC {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return read(object, GenericKubernetesResource.class).map(Form::object);
        }
    },
    TYPED {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return typed(object).map(Form::object);
        }
    },
    BUILDER {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            return typed(object)
                    .filter(value -> !(value instanceof ImageCache) || HAS_IMAGE_CACHE_BUILDER)
                    .filter(value -> Builders.of(value).build().equals(value)) // Builders lose items that are null.
                    .map(value -> new Result(
                            Trees.read(SERIALIZATION.asJson(Builders.of(value)
                                    .accept(ANNOTATOR.visitor())
                                    .build())),
                            null));
        }
    },
    ADMISSION {
        @Override
        public Optional<Result> annotate(Map<String, Object> object) {
            boolean isPod = "Pod".equals(object.get("kind")) && "v1".equals(object.get("apiVersion"));
            boolean isCache = "ImageCache".equals(object.get("kind"));
            return isPod || isCache ? Optional.of(review(object)) : Optional.empty();
        }
    };

    public static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("reg.test:5000")
            .skipVerify("harbor.pre.com")
            .build();

    /** With fabric8 6.7 image caches have no builder. */
    private static final boolean HAS_IMAGE_CACHE_BUILDER = !CustomResourceFluent.class.isInterface();

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final RegistryAnnotator ANNOTATOR = RegistryAnnotator.using(POLICY);
    private static final Map<String, Class<? extends HasMetadata>> CLASSES = Map.of(
            "v1/Pod", Pod.class,
            "apps/v1/Deployment", Deployment.class,
            "batch/v1/CronJob", CronJob.class,
            "eci.alibabacloud.com/v1/ImageCache", ImageCache.class);

    /**
     * What became of an object.
     *
     * @param object the object afterwards
     * @param problems the problems found, null if the form reports none
     */
    public record Result(@Nullable Object object, @Nullable List<Problem> problems) {

        public Object normalized() {
            return Trees.normalized(object);
        }

        /** The codes of the problems, sorted; {@code IMAGE} for each image that is not a reference. */
        List<String> codes() {
            return problems == null
                    ? List.of()
                    : problems.stream().map(Result::code).sorted().toList();
        }

        private static String code(Problem problem) {
            boolean isImage = problem.path().orElse("").matches(".*(image|reference|images\\[\\d+])");
            boolean isOther =
                    problem.code() == ProblemCode.WRONG_TYPE || problem.code() == ProblemCode.IMAGE_NOT_RENDERED;
            return isImage && !isOther ? "IMAGE" : problem.code().name();
        }
    }

    /** Annotates an object in this form; empty if the form cannot express it. */
    public abstract Optional<Result> annotate(Map<String, Object> object);

    private static Result text(String text) {
        ManifestEdit edit = ManifestAnnotator.using(POLICY).annotate(text);
        return new Result(Trees.read(edit.text()), edit.problems());
    }

    private static Result object(HasMetadata object) {
        AnnotationReport<HasMetadata> report = ANNOTATOR.report(object);
        return new Result(Trees.read(SERIALIZATION.asJson(report.object())), report.problems());
    }

    private static Optional<HasMetadata> typed(Map<String, Object> object) {
        Class<? extends HasMetadata> type = CLASSES.get(object.get("apiVersion") + "/" + object.get("kind"));
        return type == null ? Optional.empty() : read(object, type).map(HasMetadata.class::cast);
    }

    /** Reads an object, unless its class cannot keep all of it. */
    private static <T> Optional<T> read(Map<String, Object> object, Class<T> type) {
        try {
            T read = SERIALIZATION.unmarshal(Trees.json(object), type);
            Object again = Trees.normalized(Trees.read(SERIALIZATION.asJson(read)));
            boolean isKept = Trees.normalized(object).equals(again);
            return isKept && !(read instanceof KubernetesList) ? Optional.of(read) : Optional.empty();
        } catch (RuntimeException e) { // Whatever Jackson makes of a value of another type.
            return Optional.empty();
        }
    }

    private static Result review(Map<String, Object> object) {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put(
                "group",
                "Pod".equals(object.get("kind"))
                        ? ""
                        : String.valueOf(object.get("apiVersion")).split("/", 2)[0]);
        kind.put("version", "v1");
        kind.put("kind", object.get("kind"));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("uid", "u");
        request.put("kind", kind);
        request.put("operation", "CREATE");
        request.put("object", object);
        String review =
                Trees.json(Map.of("apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "request", request));
        AdmissionDecision decision = RegistryAdmission.using(POLICY).review(review.getBytes(StandardCharsets.UTF_8));
        String patched = decision.patch()
                .map(patch -> Json.createPatch(
                                Json.createReader(new StringReader(patch)).readArray())
                        .apply(Json.createReader(new StringReader(Trees.json(object)))
                                .readObject())
                        .toString())
                .orElse(Trees.json(object));
        return new Result(Trees.read(patched), null);
    }
}
