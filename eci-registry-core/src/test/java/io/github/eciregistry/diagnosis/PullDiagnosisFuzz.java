package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.annotation.AnnotationReading;
import java.util.Map;

/** Fuzz target: any text gives a diagnosis, and what it advises can be written. */
public final class PullDiagnosisFuzz {

    private PullDiagnosisFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        PullDiagnosis diagnosis = PullDiagnosis.of(text);
        same(diagnosis.text(), text, "text");
        same(PullDiagnosis.of(text), diagnosis, "diagnosis made again");
        Remedy remedy = diagnosis.remedy();
        check(!remedy.advice().isBlank(), "no advice");
        check(remedy.transport().isEmpty() || remedy.registry().equals(diagnosis.registry()), "another registry");
        Map<String, String> annotations = remedy.annotations().toMap();
        check(annotations.size() < 2, "two annotations for one registry");
        same(AnnotationReading.of(annotations).annotations(), remedy.annotations(), "annotations read again");
    }
}
