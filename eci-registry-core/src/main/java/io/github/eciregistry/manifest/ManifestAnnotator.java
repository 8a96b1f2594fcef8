package io.github.eciregistry.manifest;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.kind.UnknownKinds;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Annotates the pods of Kubernetes manifests in place: YAML or JSON text in, the same text out with only the lines of
 * the registry annotations added or changed.
 *
 * {@snippet class="io.github.eciregistry.examples.QuickStart" region="manifest"}
 *
 * <p>A text may hold many documents, {@code kind: List} and OpenShift templates included. Each document is read by
 * itself: one that is broken, or that cannot be edited without reaching another place, is left as it is and reported,
 * and the others are done. Documents of kinds that describe no pods are passed over. A pod that the table of kinds does not
 * have, but that its shape shows, is reported; see {@link #withUnknownKinds}.
 *
 * <p>For each pod the registries of its images are looked up in the policy; those that need an annotation are merged
 * into what the pod already has. Annotating twice equals annotating once.
 *
 * <p>Immutable and thread-safe. No network is used, and no file but those that are named.
 *
 * @since 0.1.0
 */
public final class ManifestAnnotator {

    /** A text of one word that ends as the name of a manifest does. */
    private static final Pattern PATH = Pattern.compile("\\S{1,4096}\\.(ya?ml|json)");

    private final RegistryPolicy policy;
    private final WorkloadKinds kinds;
    private final List<AnnotationKeys> keys;
    private final UnknownKinds unknownKinds;

    private ManifestAnnotator(
            RegistryPolicy policy, WorkloadKinds kinds, List<AnnotationKeys> keys, UnknownKinds unknownKinds) {
        this.policy = policy;
        this.kinds = kinds;
        this.keys = keys;
        this.unknownKinds = unknownKinds;
    }

    /**
     * Returns an annotator for the {@linkplain WorkloadKinds#standard() standard kinds} that writes the annotations of
     * {@linkplain AnnotationKeys#ECI ECI}.
     *
     * @param policy how each registry is reached
     * @return the annotator
     */
    public static ManifestAnnotator using(RegistryPolicy policy) {
        return new ManifestAnnotator(
                Objects.requireNonNull(policy, "policy"),
                WorkloadKinds.standard(),
                List.of(AnnotationKeys.ECI),
                UnknownKinds.WARN);
    }

    /**
     * Returns this annotator with another table of kinds.
     *
     * @param newKinds the kinds to annotate
     * @return a changed copy
     */
    public ManifestAnnotator withKinds(WorkloadKinds newKinds) {
        return new ManifestAnnotator(policy, Objects.requireNonNull(newKinds, "kinds"), keys, unknownKinds);
    }

    /**
     * Returns this annotator with other annotation keys.
     *
     * @param newKeys the keys to write, at least one pair; with several each pair gets the same registries
     * @return a changed copy
     * @throws IllegalArgumentException if there are none
     */
    public ManifestAnnotator withKeys(AnnotationKeys... newKeys) {
        Objects.requireNonNull(newKeys, "newKeys");
        return new ManifestAnnotator(policy, kinds, PodRules.keys(newKeys), unknownKinds);
    }

    /**
     * Returns this annotator with another treatment of pods that the table of kinds does not have.
     *
     * @param newUnknownKinds what happens to them; {@link UnknownKinds#WARN} unless this is called
     * @return a changed copy
     */
    public ManifestAnnotator withUnknownKinds(UnknownKinds newUnknownKinds) {
        return new ManifestAnnotator(policy, kinds, keys, Objects.requireNonNull(newUnknownKinds, "unknownKinds"));
    }

    /**
     * Annotates a manifest.
     *
     * @param text YAML or JSON, any number of documents; any text at all gives a result, and one of more than 64 Mi
     *     characters a problem of the code {@link io.github.eciregistry.ProblemCode#FILE_TOO_LARGE}
     * @return the edits, the text they give, and the problems found
     */
    public ManifestEdit annotate(String text) {
        Objects.requireNonNull(text, "text");
        List<TextEdit> edits = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        LineIndex lines = new LineIndex(text);
        PodRules rules = new PodRules(policy, keys, unknownKinds);
        PodSummary summary = new PodSummary(policy, lines);
        List<ManifestPod> pods = new ArrayList<>();
        int documents = 0;
        for (Document document : Documents.read(text)) {
            DocumentAnnotator annotator = new DocumentAnnotator(text, document, lines, kinds, rules, summary);
            annotator.run();
            edits.addAll(annotator.edits());
            problems.addAll(annotator.problems());
            pods.addAll(annotator.pods());
            documents += document.isEmpty() ? 0 : 1;
        }
        if (PATH.matcher(text).matches()) {
            String message =
                    "expected the text of a manifest, found what looks like the name of a file: read the file first";
            problems.add(Problem.of(ProblemCode.LOOKS_LIKE_PATH, text, message).atPosition(lines.position(0)));
        }
        return new ManifestEdit(text, edits, problems, pods, documents);
    }

    /**
     * Annotates a file in place, if it needs a change. The file is replaced as a whole: it has the old content or the new
     * one whenever the process ends, and keeps its permissions. A symbolic link stays a link.
     *
     * @param file a manifest in UTF-8, with any number of documents
     * @return the edits that were written, and the problems found
     * @throws IOException if the file cannot be read or replaced, is larger than 64 MiB, is read-only, has a second hard
     *     link, or was changed by others meanwhile; it is as before then
     * @throws io.github.eciregistry.InvalidInputException if it is not UTF-8
     */
    public ManifestEdit annotate(Path file) throws IOException {
        AtomicFile read = AtomicFile.read(Objects.requireNonNull(file, "file"));
        ManifestEdit edit = annotate(Utf8.decode(read.content()));
        if (edit.isChanged()) {
            read.replaceWith(edit.text().getBytes(StandardCharsets.UTF_8));
        }
        return edit;
    }

    /**
     * Annotates a manifest that must have no errors.
     *
     * @param text YAML or JSON, any number of documents
     * @return the annotated text
     * @throws io.github.eciregistry.InvalidInputException if there is a problem of severity {@link
     *     io.github.eciregistry.Severity#ERROR}, with all problems
     */
    public String annotateOrThrow(String text) {
        return annotate(text).orElseThrow();
    }

    /** Returns the policy and the annotation keys. */
    @Override
    public String toString() {
        return "ManifestAnnotator[" + policy + ", " + keys + "]";
    }
}
