package io.github.eciregistry.internal.pod;

import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import java.util.List;

/** YAML or JSON in the text of a value. */
final class EmbeddedText {

    /** As large as the objects that Kubernetes stores. */
    private static final int MAX_LENGTH = 3 * 1024 * 1024 / 2;

    private EmbeddedText() {}

    /** Returns whether a value is a string with fields in it, even if they cannot be read. */
    static boolean mayBeObject(ObjectValue value) {
        return value.type() == ObjectValue.Type.STRING && value.text().indexOf(':') >= 0;
    }

    /** Returns the values of the documents in a text that can be read; none if the value is not a string. */
    static List<Field> read(ObjectValue value) {
        if (value.type() != ObjectValue.Type.STRING || value.text().length() > MAX_LENGTH) {
            return List.of();
        }
        return Documents.read(value.text()).stream()
                .filter(document -> document.problem() == null)
                .map(Document::root)
                .filter(root -> root != null)
                .map(Field::root)
                .toList();
    }
}
