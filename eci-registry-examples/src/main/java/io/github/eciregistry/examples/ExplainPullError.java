package io.github.eciregistry.examples;

import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.diagnosis.Remedy;
import java.util.List;
import java.util.Map;

/** Explains pull errors. */
public final class ExplainPullError {

    private ExplainPullError() {}

    /**
     * Prints the annotations that fix the failures, if any does.
     *
     * @param messages the messages of one pod's events
     */
    public static void main(String[] messages) {
        System.out.println(cure(List.of(messages)));
    }

    static Map<String, String> cure(List<String> messages) {
        Map<String, String> annotations = Map.of();
        // @start region="explain"
        for (PullDiagnosis diagnosis : PullDiagnosis.all(messages)) { // one for each image that failed
            System.out.println(diagnosis.cause() + " at " + diagnosis.registry() + ", " + diagnosis.certainty());
            Remedy remedy = diagnosis.remedy();
            System.out.println(remedy.advice());
            // no annotation if none helps, or if the cause is not certain
            annotations = remedy.annotations().mergeInto(annotations).annotations();
        }
        // @end
        return annotations;
    }
}
