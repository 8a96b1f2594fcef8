package io.github.eciregistry.annotation;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** Fuzz target: the first line is the value of one annotation, the rest that of the other. */
public final class AnnotationValueFuzz {

    private static final AnnotationKeys[] BOTH = {AnnotationKeys.ECI, AnnotationKeys.ACS};
    private static final RegistryAnnotations WANTED = RegistryAnnotations.builder()
            .plainHttp("r.io", "10.0.0.1:5000")
            .skipVerify("s.io:5000", "[::1]")
            .build();

    private AnnotationValueFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String[] values = FuzzInput.text(bytes).split("\n", 2);
        Map<String, String> existing = new LinkedHashMap<>();
        existing.put(AnnotationKeys.ECI.plainHttp(), values[0]);
        if (values.length > 1) {
            existing.put(AnnotationKeys.ECI.skipVerify(), values[1]);
        }
        for (Problem problem : AnnotationReading.of(existing).problems()) {
            placed(problem, existing);
        }
        merge(existing);
        normalize(existing);
    }

    private static void placed(Problem problem, Map<String, String> existing) {
        String key = problem.path().orElseThrow();
        String value = existing.getOrDefault(key, "");
        same(problem.input().length(), value.length(), "length of the input");
        check(problem.offset().orElse(-1) >= 0 && problem.offset().orElse(-1) <= value.length(), "offset " + problem);
        problem.hint().ifPresent(hint -> {
            AnnotationReading read = AnnotationReading.of(Map.of(key, hint));
            check(read.problems().isEmpty(), "a hint with problems: " + hint);
        });
    }

    private static void merge(Map<String, String> existing) {
        AnnotationMerge merge = WANTED.mergeInto(existing, BOTH);
        existing.forEach((key, value) -> check(
                Characters.lengthWithoutBlanks(value) == 0
                        || merge.annotations().getOrDefault(key, "").startsWith(StringUtils.stripEnd(value, "\r\n")),
                "value lost"));
        same(WANTED.mergeInto(merge.annotations(), BOTH).annotations(), merge.annotations(), "merged again");
        Map<String, String> changed = new LinkedHashMap<>(existing);
        merge.changes().forEach(change -> changed.put(change.key(), change.after()));
        same(changed, merge.annotations(), "changes");
    }

    private static void normalize(Map<String, String> existing) {
        Map<String, String> once = WANTED.mergeNormalizedInto(existing, BOTH).annotations();
        same(WANTED.mergeNormalizedInto(once, BOTH).annotations(), once, "normalized again");
        same(WANTED.mergeInto(once, BOTH).annotations(), once, "merged into what is normalized");
    }
}
