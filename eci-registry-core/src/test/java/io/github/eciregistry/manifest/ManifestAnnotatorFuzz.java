package io.github.eciregistry.manifest;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.EditOracle;
import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Set;

/** Fuzz target: an edit of a manifest against a YAML reader of another make. */
public final class ManifestAnnotatorFuzz {

    private static final ManifestAnnotator ANNOTATOR = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("r.io", "10.0.0.0/8")
            .skipVerify("*.s.io", "s.io:5000")
            .build());

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
            EditOracle.keepsOtherValues(text, edit.text(), Set.of());
        }
    }
}
