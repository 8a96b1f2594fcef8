package io.github.eciregistry.internal.document;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;

/** Fuzz target: the fast reader of block style against the parser, and documents that lie one behind the other. */
public final class DocumentsFuzz {

    private DocumentsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        int end = 0;
        for (Document document : Documents.read(text)) {
            check(document.start() >= end || document.problem() != null, "documents overlap");
            check(document.end() >= document.start() && document.end() <= text.length(), "document beyond the text");
            end = document.start();
            Document block = BlockReader.read(text, document.start(), document.end());
            if (block != null) {
                Document parsed = YamlReader.read(text, document.start(), document.end());
                same(TreeText.of(block), TreeText.of(parsed), "tree");
            }
        }
    }
}
