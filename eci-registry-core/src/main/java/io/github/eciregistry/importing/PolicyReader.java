package io.github.eciregistry.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of a policy file from the events of a parser: its rules, and everything that is wrong with it. */
final class PolicyReader {

    /** A file with more of them is none that somebody wrote. */
    private static final int MAX_PROBLEMS = 1_000;

    private static final String KEYS = "plainHttp, selfSigned or https";

    private final FileText file;
    private final ConfigSyntax syntax;
    private final JsonParser parser;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<RegistryPattern, Place> rules = new LinkedHashMap<>();

    private boolean malformed;

    private PolicyReader(FileText file, ConfigSyntax syntax, JsonParser parser) {
        this.file = file;
        this.syntax = syntax;
        this.parser = parser;
    }

    /** Reads a file to its end, or to where a parser no longer understands it. */
    static PolicyReader read(FileText file, ConfigSyntax syntax) {
        try (JsonParser parser = syntax.factory().createParser(file.text())) {
            PolicyReader reader = new PolicyReader(file, syntax, parser);
            try {
                reader.readDocument();
            } catch (JsonProcessingException e) {
                reader.malformed = true;
                reader.problems.add(SyntaxFault.of(e, parser, file, syntax).withLine());
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private void readDocument() throws IOException {
        JsonToken root = parser.nextToken();
        if (root == null || isNothing(root)) {
            String message = "expected " + KEYS + ", found an empty file";
            problems.add(problem(ProblemCode.EMPTY_FILE, "", message).withHint("{}"));
        } else if (root == JsonToken.START_OBJECT) {
            readMapping();
        } else {
            wrongType("a mapping with " + KEYS, root, null);
        }
        if (root != null && problems.size() < MAX_PROBLEMS && parser.nextToken() != null) {
            problems.add(problem(ProblemCode.SEVERAL_DOCUMENTS, "", "expected one document, found another"));
        }
    }

    private void readMapping() throws IOException {
        Set<PolicyKey> seen = EnumSet.noneOf(PolicyKey.class);
        while (problems.size() < MAX_PROBLEMS && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            PolicyKey key = PolicyKey.of(name);
            if (key == null) {
                unknownKey(name);
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            if (!seen.add(key)) {
                String message = "expected the key " + name + " once, found it again";
                problems.add(problem(ProblemCode.DUPLICATE_KEY, name, message));
            }
            readPatterns(key, parser.nextToken());
        }
    }

    private void unknownKey(String name) {
        PolicyKey nearest = PolicyKey.nearest(name);
        String message = "expected " + KEYS + ", found the key " + Problem.quote(name);
        Problem problem = problem(ProblemCode.UNKNOWN_KEY, name, message);
        problems.add(nearest == null ? problem : problem.withHint(nearest.text));
    }

    private void readPatterns(PolicyKey key, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            if (!isNothing(token)) {
                wrongType("a list of patterns", token, key.text);
            }
            return;
        }
        int index = 0;
        for (JsonToken item = parser.nextToken();
                item != JsonToken.END_ARRAY && problems.size() < MAX_PROBLEMS;
                item = parser.nextToken()) {
            String path = key.text + "[" + index++ + "]";
            if (item == JsonToken.VALUE_STRING && !isAlias()) {
                readPattern(key, parser.getText(), path);
            } else {
                wrongType("a pattern", item, path);
            }
        }
    }

    private void readPattern(PolicyKey key, String text, String path) {
        int start = offset();
        try {
            RegistryPattern pattern = RegistryPattern.parse(text);
            Place place = new Place(key, pattern, file.positionOf(start));
            Place first = rules.putIfAbsent(pattern, place);
            if (first != null && first.key != key) {
                problems.add(tie(first, place).atPath(path));
            }
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                int at = offsetInScalar(text, start, problem.offset().orElse(0));
                problems.add(problem.atPosition(file.positionOf(at)).atPath(path));
            }
        }
    }

    private static Problem tie(Place first, Place second) {
        String text = second.pattern.toString();
        String message = "conflicting rules " + Problem.quote(text) + " under " + second.key.text + " and "
                + Problem.quote(first.pattern.toString()) + " under " + first.key.text + " at " + first.position
                + ": they match the same registries, expected one transport";
        return Problem.of(ProblemCode.CONFLICTING_RULES, text, message).atPosition(second.position);
    }

    /** Where a character of a scalar's value stands, if the value stands in the file as it is; else its start. */
    private int offsetInScalar(String value, int start, int offset) {
        for (int quote = 0; quote <= 1; quote++) {
            if (file.text().startsWith(value, start + quote)) {
                return start + quote + offset;
            }
        }
        return start;
    }

    private boolean isNothing(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_STRING
                        && !isAlias()
                        && parser.getText().isEmpty());
    }

    private boolean isAlias() throws IOException {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }

    private void wrongType(String expected, JsonToken token, @Nullable String path) throws IOException {
        ProblemCode code = isAlias() ? ProblemCode.ALIAS_NOT_ALLOWED : ProblemCode.WRONG_TYPE;
        String found = isAlias() ? "an alias, which is not followed" : nameOf(token);
        String input = token.isScalarValue() ? parser.getText() : token.asString();
        Problem problem = problem(code, input, "expected " + expected + ", found " + found);
        problems.add(path == null ? problem : problem.atPath(path));
        parser.skipChildren();
    }

    private static String nameOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "a mapping";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "a binary value";
        };
    }

    private Problem problem(ProblemCode code, String input, String message) {
        return Problem.of(code, input, message).atPosition(file.positionOf(offset()));
    }

    private int offset() {
        return SyntaxFault.offsetOf(parser.currentTokenLocation(), file, syntax);
    }

    /** Whether the file is not in the format it was read as. */
    boolean isMalformed() {
        return malformed;
    }

    RegistryPolicy policyOrThrow() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        rules.values().forEach(place -> policy.add(place.key.transport, place.pattern));
        return policy.build();
    }

    private record Place(PolicyKey key, RegistryPattern pattern, TextPosition position) {}
}
