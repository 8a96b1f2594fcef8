package io.github.eciregistry.internal.document;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.eciregistry.internal.jackson.JsonFault;
import io.github.eciregistry.internal.jackson.JsonInput;
import io.github.eciregistry.internal.jackson.JsonLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads consecutive JSON documents, which {@code kubectl} accepts, with Jackson's tokens. */
final class JsonReader {

    private static final JsonLimits LIMITS =
            new JsonLimits(TreeBuilder.MAX_DEPTH, JsonLimits.DEFAULT.numberLength(), Integer.MAX_VALUE);

    private static final JsonInput STRICT = JsonInput.of(new JsonFactoryBuilder(), LIMITS);

    private static final JsonInput LENIENT = JsonInput.of(
            new JsonFactoryBuilder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA),
            LIMITS);

    private final String text;
    private final int start;
    private final int end;
    private final JsonParser parser;
    private final List<Document> documents = new ArrayList<>();
    private TreeBuilder tree = new TreeBuilder();

    private JsonReader(String text, int start, int end, JsonParser parser) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.parser = parser;
    }

    /** Reads the text between two offsets: the documents, the last of them broken where the text is not JSON. */
    static List<Document> read(String text, int start, int end) {
        return read(text, start, end, STRICT, Integer.MAX_VALUE);
    }

    /** Reads the first document of a text that may have comments, trailing commas, and anything after the document. */
    static List<Document> readLeniently(String text) {
        return read(text, 0, text.length(), LENIENT, 1);
    }

    private static List<Document> read(String text, int start, int end, JsonInput input, int maxDocuments) {
        try (JsonParser parser = input.parser(text.substring(start, end))) {
            return new JsonReader(text, start, end, parser).read(maxDocuments);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private List<Document> read(int maxDocuments) throws IOException {
        try {
            while (documents.size() < maxDocuments) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                add(token);
                if (tree.isComplete()) {
                    documents.add(complete());
                    tree = new TreeBuilder();
                }
            }
        } catch (JsonParseException e) {
            broken(e, JsonFault.offset(e));
        } catch (JsonProcessingException e) {
            broken(e, tokenStart() - start);
        }
        return documents;
    }

    private void broken(JsonProcessingException error, int offset) {
        int at = Math.min(end, start + offset);
        documents.add(Document.unreadable(start, end, tree.root(), " as JSON", JsonFault.message(error), at));
    }

    private Document complete() {
        Node root = Objects.requireNonNull(tree.root());
        return Document.of(root.start(), root.end(), root, true);
    }

    private void add(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> tree.begin(new MappingNode(tokenStart(), tokenStart(), true));
            case START_ARRAY -> tree.begin(new SequenceNode(tokenStart(), true));
            case END_OBJECT, END_ARRAY -> tree.end(tokenStart() + 1);
            case FIELD_NAME -> tree.add(key());
            case VALUE_STRING -> {
                String value = parser.getText();
                tree.add(new ScalarNode(text, tokenStart(), tokenEnd(), ScalarNode.Style.DOUBLE_QUOTED, value));
            }
            default ->
                tree.add(new ScalarNode(
                        text,
                        tokenStart(),
                        tokenStart() + parser.getTextLength(),
                        ScalarNode.Style.PLAIN,
                        parser.getText()));
        }
    }

    private ScalarNode key() throws IOException {
        int begin = tokenStart();
        int end = begin + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new ScalarNode(text, begin, end + 1, ScalarNode.Style.DOUBLE_QUOTED, parser.currentName());
    }

    private int tokenStart() {
        return start + (int) parser.currentTokenLocation().getCharOffset();
    }

    private int tokenEnd() {
        return start + (int) parser.currentLocation().getCharOffset();
    }
}
