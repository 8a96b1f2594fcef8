package io.github.eciregistry.manifest;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fuzz target: an edit of a manifest against a YAML reader of another make. */
public final class ManifestAnnotatorFuzz {

    private static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("r.io", "10.0.0.0/8")
            .selfSigned("*.s.io", "s.io:5000")
            .build());
    private static final Set<String> KEYS =
            Set.of("k8s.aliyun.com/plain-http-registry", "k8s.aliyun.com/insecure-registry");

    private ManifestAnnotatorFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        ManifestEdit edit = ANNOTATOR.annotate(text);
        if (!edit.problems().isEmpty()) {
            FuzzInput.placed(edit.problems(), text);
        }
        for (Problem problem : edit.problems()) {
            check(problem.position().isPresent(), "no position: " + problem);
        }
        check(edit.isChanged() != edit.text().equals(text), "changed, or not, against the text");
        same(ANNOTATOR.annotate(edit.text()).text(), edit.text(), "text annotated again");
        if (edit.isChanged()) {
            List<String> before = NodeText.of(text, ManifestAnnotatorFuzz::isAdded);
            if (before != null) {
                List<String> after = NodeText.of(edit.text(), ManifestAnnotatorFuzz::isAdded);
                check(after != null, "another reader refuses what was annotated:\n" + edit.text());
                same(String.valueOf(after), before.toString(), "content");
            }
        }
    }

    /** Tells what an annotator may add: its annotations, and what holds nothing else. */
    static boolean isAdded(String key, @Nullable String value) {
        boolean place = key.equals("annotations") || key.equals("metadata") || key.equals("podMetadata");
        return KEYS.contains(key) || (place && value == null);
    }
}
