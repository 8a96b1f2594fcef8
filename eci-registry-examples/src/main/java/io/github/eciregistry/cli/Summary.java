package io.github.eciregistry.cli;

import io.github.eciregistry.lint.LintScope;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.ManifestImage;
import io.github.eciregistry.manifest.ManifestPod;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts what a command looks at in manifests, and reports it at the end: files, documents, pods and images; what was
 * skipped and why; and the patterns of the policy that match no image, by name.
 */
final class Summary {

    /** How many patterns are named if the report is not verbose. */
    private static final int NAMED_PATTERNS = 8;

    private final Report report;
    private final SkippedPaths skipped;
    private final Map<ManifestPod.State, Integer> states = new EnumMap<>(ManifestPod.State.class);
    private final Set<RegistryPolicy.Rule> usedRules = new HashSet<>();
    private int files;
    private int unreadFiles;
    private int documents;
    private int pods;
    private int images;
    private int matchedImages;

    Summary(Report report, SkippedPaths skipped) {
        this.report = report;
        this.skipped = skipped;
    }

    /** Counts a file that could not be read. */
    void addUnread() {
        files++;
        unreadFiles++;
    }

    /** Counts a file that was annotated, and its pods. */
    void add(ManifestEdit edit) {
        files++;
        documents += edit.documents();
        for (ManifestPod pod : edit.pods()) {
            pods++;
            images += pod.images().size();
            states.merge(pod.state(), 1, Integer::sum);
            for (ManifestImage image : pod.images()) {
                image.rule().ifPresent(rule -> {
                    matchedImages++;
                    usedRules.add(rule);
                });
            }
        }
    }

    /** Counts a file that was linted. */
    void add(LintScope scope) {
        files++;
        documents += scope.documents();
        pods += scope.pods();
        images += scope.images();
        matchedImages += scope.matchedImages();
        usedRules.addAll(scope.usedRules());
    }

    /**
     * Reports everything that was counted.
     *
     * @param policy the policy whose patterns are to match; without patterns nothing is said about it
     * @param outcome what came of it, empty if there is nothing to say
     */
    void print(RegistryPolicy policy, String outcome) {
        StringBuilder line = new StringBuilder(Counted.of(files, "file"));
        line.append(unreadFiles == 0 ? "" : " (" + unreadFiles + " not read)");
        line.append(", ").append(Counted.of(documents, "document"));
        line.append(", ").append(Counted.of(pods, "pod"));
        line.append(", ").append(Counted.of(images, "image"));
        if (!policy.rules().isEmpty()) {
            line.append("; ").append(Counted.of(matchedImages, "image matches", "images match"));
            line.append(" the policy");
        }
        report.summary(
                outcome.isEmpty()
                        ? line.toString()
                        : line.append("; ").append(outcome).toString());
        printSkipped();
        List<String> unused = policy.rules().stream()
                .filter(rule -> !usedRules.contains(rule))
                .map(Object::toString)
                .toList();
        if (!unused.isEmpty() && files > 0) {
            report.summary("no image matches " + names(unused));
        }
    }

    /** Reports the files, for a command that changes more than annotations. */
    void printFiles(int changedFiles, boolean isWritten) {
        report.summary(Counted.of(files, "file") + (unreadFiles == 0 ? "" : " (" + unreadFiles + " not read)") + ", "
                + Counted.of(documents, "document") + "; " + changedFiles + (isWritten ? " changed" : " to change"));
        printSkipped();
    }

    private void printSkipped() {
        if (!skipped.isEmpty()) {
            report.summary("skipped " + skipped + (report.isVerbose() ? "" : " (--verbose names them)"));
        }
    }

    /** Returns whether no file was counted. */
    boolean isEmpty() {
        return files == 0;
    }

    /** Returns what came of the pods, annotated or, if nothing is written, to be annotated. */
    String podOutcome(boolean isWritten) {
        int refused = count(ManifestPod.State.REFUSED);
        return Counted.of(count(ManifestPod.State.CHANGED), "pod") + (isWritten ? " annotated" : " to annotate") + ", "
                + count(ManifestPod.State.CORRECT) + " already correct"
                + (refused == 0 ? "" : ", " + refused + " not annotated because of an error");
    }

    private int count(ManifestPod.State state) {
        return states.getOrDefault(state, 0);
    }

    private String names(List<String> patterns) {
        boolean all = report.isVerbose() || patterns.size() <= NAMED_PATTERNS;
        String names =
                patterns.stream().limit(all ? patterns.size() : NAMED_PATTERNS).collect(Collectors.joining(", "));
        return all ? names : names + " and " + (patterns.size() - NAMED_PATTERNS) + " more (--verbose names them)";
    }
}
