package io.github.eciregistry.internal;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the size of the annotations of one object: Kubernetes allows at most 262,144 bytes of UTF-8 for all keys and
 * values together (<a
 * href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go">objectmeta.go</a>,
 * read 2026-11-23). Not thread-safe.
 */
public final class AnnotationSize {

    /** The largest size of all annotations of an object, in bytes. */
    public static final int LIMIT = 256 * 1024;

    private long total;
    private long largest = -1;
    private String largestKey = "";

    /** Returns the size of some annotations. */
    public static AnnotationSize of(Map<String, String> annotations) {
        AnnotationSize size = new AnnotationSize();
        annotations.forEach(size::add);
        return size;
    }

    /** Adds one annotation. */
    public void add(@Nullable String key, @Nullable CharSequence value) {
        add(key == null ? "" : key, bytes(key) + bytes(value));
    }

    /** Adds the annotations of another size. */
    public void add(AnnotationSize other) {
        total += other.total;
        if (other.largest > largest) {
            largest = other.largest;
            largestKey = other.largestKey;
        }
    }

    private void add(String key, long size) {
        total += size;
        if (size > largest) {
            largest = size;
            largestKey = key;
        }
    }

    /** Returns the problem of annotations that are too large together, at the largest of them; null if they fit. */
    public @Nullable Problem problem() {
        if (total <= LIMIT) {
            return null;
        }
        String message = "expected annotations of at most " + LIMIT + " bytes together, found " + total + ", of which "
                + largest + " are those of " + Problem.quote(largestKey);
        return Problem.of(ProblemCode.ANNOTATIONS_TOO_LARGE, largestKey, message)
                .atPath(largestKey);
    }

    /** Returns the bytes of a text in UTF-8; a lone surrogate counts as the one byte that replaces it. */
    private static long bytes(@Nullable CharSequence text) {
        if (text == null) {
            return 0;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                bytes += 2;
            } else if (c >= 0x80 && !Character.isSurrogate(c)) {
                bytes++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2;
                i++;
            }
        }
        return bytes;
    }
}
