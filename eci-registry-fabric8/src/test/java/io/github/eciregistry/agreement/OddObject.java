package io.github.eciregistry.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of the set of odd objects, whose README describes its fields.
 *
 * @param about what the case shows
 * @param object the object
 * @param changes what is written
 * @param problems the codes of its problems
 */
public record OddObject(String about, Map<String, Object> object, List<?> changes, List<?> problems) {

    private static final Path CASES = Path.of("../eci-registry-core/src/test/resources/agreement/odd-objects.json");

    @SuppressWarnings("unchecked")
    public static Stream<OddObject> all() throws IOException {
        List<Map<String, Object>> cases = (List<Map<String, Object>>) Trees.read(Files.readString(CASES));
        return cases.stream()
                .map(each -> new OddObject(
                        (String) each.get("about"),
                        (Map<String, Object>) each.get("object"),
                        (List<?>) each.get("changes"),
                        (List<?>) each.get("problems")));
    }

    /** Returns the object as it is to be. */
    public Object expected() {
        Object tree = object;
        for (Object change : changes) {
            Map<?, ?> each = (Map<?, ?>) change;
            tree = Trees.with(tree, (List<?>) each.get("at"), (Map<?, ?>) each.get("values"));
        }
        return tree;
    }

    @Override
    public String toString() {
        return about;
    }
}
