package io.github.eciregistry.manifest;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.TextEdit;
import java.util.List;
import java.util.Objects;

/**
 * What annotating a manifest comes to: the edits, the text they give, and what could not be done or looks wrong.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ManifestEdit {

    private final String original;
    private final List<TextEdit> edits;
    private final List<Problem> problems;
    private final List<ManifestPod> pods;
    private final int documents;
    private final String text;

    ManifestEdit(String original, List<TextEdit> edits, List<Problem> problems, List<ManifestPod> pods, int documents) {
        this.original = original;
        this.edits = edits.stream().sorted().toList();
        this.problems = List.copyOf(problems);
        this.pods = List.copyOf(pods);
        this.documents = documents;
        this.text = apply(original, this.edits);
    }

    /**
     * Returns what edits make of a text.
     *
     * @param original the text
     * @param edits the edits, in any order; those that insert at one place are done in theirs
     * @return the edit, without problems, pods and documents
     * @throws IllegalArgumentException if an edit reaches beyond the text, or two overlap
     */
    public static ManifestEdit of(String original, List<TextEdit> edits) {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(edits, "edits");
        return new ManifestEdit(original, edits, List.of(), List.of(), 0);
    }

    private static String apply(String original, List<TextEdit> edits) {
        if (edits.isEmpty()) {
            return original;
        }
        int growth =
                edits.stream().mapToInt(edit -> edit.replacement().length()).sum();
        StringBuilder out = new StringBuilder(original.length() + growth);
        int done = 0;
        for (TextEdit edit : edits) {
            if (edit.start() < done || edit.end() > original.length()) {
                throw new IllegalArgumentException("overlaps another edit or reaches beyond the text: " + edit);
            }
            out.append(original, done, edit.start()).append(edit.replacement());
            done = edit.end();
        }
        return out.append(original, done, original.length()).toString();
    }

    /**
     * Returns the text before the edits.
     *
     * @return the text as it was given
     */
    public String original() {
        return original;
    }

    /**
     * Returns the text after the edits.
     *
     * @return the changed text; the original where there is nothing to change
     */
    public String text() {
        return text;
    }

    /**
     * Returns whether the text changes.
     *
     * @return whether there are edits
     */
    public boolean isChanged() {
        return !edits.isEmpty();
    }

    /**
     * Returns the edits that lead from the original to the text.
     *
     * @return the edits, ordered and without overlap
     */
    public List<TextEdit> edits() {
        return edits;
    }

    /**
     * Returns what could not be done or looks wrong, each with line, column and, inside a document that can be read,
     * the path. A document with an {@linkplain io.github.eciregistry.Severity#ERROR error} may lack annotations that its
     * pods need.
     *
     * @return the problems in the order of the text, empty if there are none
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the text after the edits, or throws if there are errors.
     *
     * @return the text
     * @throws InvalidInputException if there is a problem of severity {@link Severity#ERROR}, with all problems
     */
    public String orElseThrow() {
        if (problems.stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR)) {
            throw new InvalidInputException(problems);
        }
        return text();
    }

    /**
     * Returns the pods that were found, with their images and whether their annotations are what the policy asks for.
     *
     * @return the pod templates, pods and ImageCaches in the order of the text, empty if there are none
     */
    public List<ManifestPod> pods() {
        return pods;
    }

    /**
     * Returns how many documents the text has, of whatever kind; documents without content do not count.
     *
     * @return the number, including documents that could not be read
     */
    public int documents() {
        return documents;
    }

    /** Returns the counts, such as {@code 2 edits, 0 problems, 2 pods in 3 documents}. */
    @Override
    public String toString() {
        return "%d edits, %d problems, %d pods in %d documents"
                .formatted(edits.size(), problems.size(), pods.size(), documents);
    }
}
