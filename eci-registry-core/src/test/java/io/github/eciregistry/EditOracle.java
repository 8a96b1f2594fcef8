package io.github.eciregistry;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.manifest.NodeText;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges edits of manifests by two other readers: snakeyaml, a parser that the product does not use, and the composer of
 * snakeyaml-engine. Each that reads the text before has to read it afterwards, with the same values but for annotations.
 */
public final class EditOracle {

    private static final Set<String> PLACES = Set.of("annotations", "metadata", "podMetadata");

    private EditOracle() {}

    /** Returns whether an entry is a registry annotation, or an empty place for one: what an annotator may add. */
    public static boolean isPlace(String key, @Nullable String value) {
        return AnnotationKeys.ECI.plainHttp().equals(key)
                || AnnotationKeys.ECI.skipVerify().equals(key)
                || (value == null && PLACES.contains(key));
    }

    /**
     * Fails unless an edit keeps every value but those of some annotations.
     *
     * @param before the text before the edit
     * @param after the text after it
     * @param edited the keys of the annotations that may change, beside the registry annotations
     */
    public static void keepsOtherValues(String before, String after, Set<String> edited) {
        BiPredicate<String, @Nullable String> leftOut = (key, value) -> isPlace(key, value) || edited.contains(key);
        compare(NodeText.of(before, leftOut), NodeText.of(after, leftOut), after);
        compare(Leaves.of(before, leftOut), Leaves.of(after, leftOut), after);
    }

    /** Fails unless an edit that moves values into other mappings keeps every scalar, in its order. */
    public static void keepsScalars(String before, String after, Set<String> edited) {
        BiPredicate<String, @Nullable String> leftOut = (key, value) -> isPlace(key, value) || edited.contains(key);
        compare(scalars(Leaves.of(before, leftOut)), scalars(Leaves.of(after, leftOut)), after);
    }

    private static @Nullable List<String> scalars(@Nullable List<String> leaves) {
        return leaves == null
                ? null
                : leaves.stream()
                        .map(leaf -> leaf.substring(leaf.indexOf(" = ")))
                        .filter(leaf -> !leaf.startsWith(" = tag:yaml.org,2002:null"))
                        .toList();
    }

    private static void compare(@Nullable List<String> before, @Nullable List<String> after, String text) {
        if (before != null) {
            check(after != null, "another reader rejects the edited text:\n" + text);
            same(String.valueOf(after), before.toString(), "values");
        }
    }
}
