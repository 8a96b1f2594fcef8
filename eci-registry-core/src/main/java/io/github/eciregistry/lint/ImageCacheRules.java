package io.github.eciregistry.lint;

import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.Layout;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ImageCacheCheck;
import io.github.eciregistry.internal.pod.PodProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an ImageCache, which the server does not check (Alibaba Cloud, "Kubernetes ImageCache API", 2022-12-27,
 * read 2026-11-23).
 */
final class ImageCacheRules {

    private static final Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata", "spec", "status");

    private ImageCacheRules() {}

    /**
     * Tells of fields that stand beside {@code metadata:} or {@code spec:} instead of inside, as in
     * aliyuneci/BestPractice-Serverless-Kubernetes at d156e37, {@code eci-gpu-tensorflow/imagecache.yaml}.
     */
    static boolean isMisindented(Field object, Findings findings) {
        if (!(object.node() instanceof MappingNode root) || root.isFlow()) {
            return false;
        }
        boolean found = false;
        List<MappingNode.Entry> entries = root.entries();
        for (int i = 0; i + 1 < entries.size(); i++) {
            MappingNode.Entry entry = entries.get(i);
            boolean opens = isKey(entry, Set.of("metadata", "spec"))
                    && entry.value() instanceof ScalarNode scalar
                    && scalar.is("");
            int end = i + 1;
            while (opens && end < entries.size() && !isKey(entries.get(end), ENVELOPE)) {
                end++;
            }
            if (opens && end > i + 1) {
                found = true;
                String name = ((ScalarNode) entry.key()).value();
                Node first = entries.get(i + 1).key();
                String message = "these fields have no effect next to " + name + ": indent them";
                List<TextEdit> fix = object.parent() == null
                        ? indented(
                                findings.text(),
                                first.start(),
                                entries.get(end - 1).value())
                        : List.of();
                findings.add(Rule.CACHE_INDENTATION, first, name, message, fix);
            }
        }
        return found;
    }

    private static boolean isKey(MappingNode.Entry entry, Set<String> names) {
        return entry.key() instanceof ScalarNode key && names.contains(key.value());
    }

    private static List<TextEdit> indented(String text, int first, Node last) {
        Layout layout = new Layout(text);
        if (layout.lineStart(first) != first) {
            return List.of();
        }
        int end = layout.lineAfter(last);
        List<TextEdit> edits = new ArrayList<>();
        for (int line = first; line < end; ) {
            int lineEnd = layout.lineEnd(line);
            if (lineEnd > line) {
                edits.add(new TextEdit(line, line, "  "));
            }
            line = lineEnd + layout.breakAt(lineEnd).length();
        }
        return List.copyOf(edits);
    }

    static void check(PodContext cache, Findings findings) {
        for (PodProblem found : ImageCacheCheck.problems(cache.place())) {
            Field field = (Field) found.value();
            Rule rule = rule(found.problem().code(), field);
            if (rule != null) {
                findings.add(rule, field, found.problem().message());
            }
        }
    }

    /** Returns the rule of a problem; null for an image that is not a reference, which has a rule of its own. */
    private static @Nullable Rule rule(ProblemCode code, Field field) {
        return switch (code) {
            case IMAGE_CACHE_WITHOUT_NAME -> Rule.CACHE_WITHOUT_NAME;
            case IMAGE_CACHE_WITHOUT_IMAGES -> Rule.CACHE_WITHOUT_IMAGES;
            case IMAGE_CACHE_FLOATING_TAG -> Rule.FLOATING_TAG;
            case IMAGE_CACHE_SECRET -> Rule.SECRET_WITHOUT_NAMESPACE;
            case IMAGE_CACHE_DUPLICATE -> Rule.REPEATED_CACHE_ENTRY;
            case IMAGE_CACHE_MANY_ENTRIES -> Rule.MANY_CACHE_ENTRIES;
            case IMAGE_CACHE_VALUE_OUT_OF_RANGE ->
                field.path().endsWith("retentionDays") ? Rule.RETENTION_DAYS : Rule.CACHE_SIZE;
            default -> field.text().isEmpty() ? Rule.INVALID_IMAGE : null;
        };
    }
}
