package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.internal.edit.Layout;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.PodImage;
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
    private static final int MAX_DIGITS = 9;

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
                String message = "expected fields inside of " + name + ", found them beside it";
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
        Field spec = cache.place().child("spec");
        Field images = spec == null ? null : spec.child("images");
        if (cache.images().isEmpty()) {
            Field place = images != null ? images : spec != null ? spec : cache.place();
            findings.add(Rule.CACHE_WITHOUT_IMAGES, place, "expected at least one image in spec.images");
        }
        cache.images().forEach(image -> tag(image, findings));
        if (spec != null) {
            range(Rule.CACHE_SIZE, spec.child("imageCacheSize"), 20, 32_768, findings);
            range(Rule.RETENTION_DAYS, spec.child("retentionDays"), 1, 65_536, findings);
            secrets(spec.child("imagePullSecrets"), findings);
        }
    }

    private static void tag(PodImage image, Findings findings) {
        if (image.reference() != null
                && image.reference().digest().isEmpty()
                && image.reference().tag().filter(tag -> !tag.equals("latest")).isEmpty()) {
            String found = image.reference().tag().isPresent() ? "the tag latest" : "no tag, which means latest";
            findings.add(Rule.FLOATING_TAG, (Field) image.value(), "expected a version or a digest, found " + found);
        }
    }

    private static void range(Rule rule, @Nullable Field field, int min, int max, Findings findings) {
        if (field == null || (field.node() instanceof ScalarNode scalar && scalar.isNull())) {
            return;
        }
        String value = field.node() instanceof ScalarNode scalar && scalar.style() == ScalarNode.Style.PLAIN
                ? scalar.value()
                : "";
        boolean number = !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            String found = field.node() instanceof ScalarNode scalar ? Problem.quote(scalar.value()) : "no number";
            findings.add(rule, field, "expected a number from " + min + " to " + max + ", found " + found);
        }
    }

    private static void secrets(@Nullable Field secrets, Findings findings) {
        if (secrets == null || !(secrets.node() instanceof SequenceNode list)) {
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            Field item = secrets.item(i);
            String value = item.node() instanceof ScalarNode scalar ? scalar.value() : "";
            int colon = value.indexOf(':');
            if (colon < 1 || colon == value.length() - 1 || value.indexOf(':', colon + 1) >= 0 || value.contains(" ")) {
                String found = item.node() instanceof ScalarNode ? Problem.quote(value) : "the form that pods have";
                findings.add(Rule.SECRET_WITHOUT_NAMESPACE, item, "expected namespace:name, found " + found);
            }
        }
    }
}
