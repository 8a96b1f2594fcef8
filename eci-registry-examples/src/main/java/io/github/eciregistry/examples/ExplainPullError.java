package io.github.eciregistry.examples;

import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.diagnosis.Remedy;
import java.util.List;
import java.util.Map;

/** Says what a pull error means. */
public final class ExplainPullError {

    private ExplainPullError() {}

    /**
     * Prints the annotations that cure a failure, if any does.
     *
     * @param messages the messages of one pod's events
     */
    public static void main(String[] messages) {
        System.out.println(cure(List.of(messages)));
    }

    static Map<String, String> cure(List<String> messages) {
        // @start region="explain"
        PullDiagnosis diagnosis = PullDiagnosis.of(messages); // of several messages the most telling one counts
        System.out.println(diagnosis.cause() + " at " + diagnosis.registry());
        Remedy remedy = diagnosis.remedy();
        System.out.println(remedy.advice());
        Map<String, String> annotations = remedy.annotations().toMap(); // empty if none can cure it
        // @end
        return annotations;
    }
}
