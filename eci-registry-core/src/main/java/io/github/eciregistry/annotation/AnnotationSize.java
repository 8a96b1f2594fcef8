package io.github.eciregistry.annotation;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limit of Kubernetes for the annotations of one object: keys and values together at most 262,144 bytes of UTF-8 (<a
 * href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go">objectmeta.go</a>,
 * read 2026-11-23).
 */
final class AnnotationSize {

    static final int LIMIT = 256 * 1024;

    private static final int MAX_BYTES_PER_CHAR = 3;

    private AnnotationSize() {}

    /** The problem of annotations that are too large together, at the largest of them, or null. */
    static @Nullable Problem problemOf(Map<String, String> annotations) {
        long chars = 0;
        for (Map.Entry<String, String> entry : annotations.entrySet()) {
            chars += length(entry.getKey()) + length(entry.getValue());
        }
        return chars * MAX_BYTES_PER_CHAR <= LIMIT ? null : measured(annotations);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static @Nullable Problem measured(Map<String, String> annotations) {
        long total = 0;
        int largest = -1;
        String largestKey = "";
        for (Map.Entry<String, String> entry : annotations.entrySet()) {
            int size = bytes(entry.getKey()) + bytes(entry.getValue());
            total += size;
            if (size > largest) {
                largest = size;
                largestKey = entry.getKey();
            }
        }
        if (total <= LIMIT) {
            return null;
        }
        String message = "expected annotations of at most " + LIMIT + " bytes together, found " + total + ", of which "
                + largest + " are those of " + Problem.quote(largestKey);
        return Problem.of(ProblemCode.ANNOTATIONS_TOO_LARGE, largestKey, message)
                .atPath(largestKey);
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
