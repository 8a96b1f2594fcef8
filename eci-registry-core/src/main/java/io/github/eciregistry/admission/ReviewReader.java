package io.github.eciregistry.admission;

import static io.github.eciregistry.admission.AdmissionReason.DUPLICATE_FIELD;
import static io.github.eciregistry.admission.AdmissionReason.LIMIT_EXCEEDED;
import static io.github.eciregistry.admission.AdmissionReason.NOT_A_REVIEW;
import static io.github.eciregistry.admission.AdmissionReason.NOT_JSON;
import static io.github.eciregistry.admission.AdmissionReason.NOT_UTF8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.jackson.JsonInput;
import io.github.eciregistry.internal.jackson.JsonLimits;
import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.ObjectValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a review in one pass, and keeps only the {@linkplain ReviewFilter relevant fields}. Memory is
 * bounded: a review with too many relevant values or fields is rejected.
 */
final class ReviewReader {

    /** The deepest nesting. Objects of Kubernetes stay below 100. */
    static final int MAX_DEPTH = 1_000;

    /** The longest number, in digits. */
    static final int MAX_NUMBER_LENGTH = 1_000;

    /** The longest name of a field. Annotation keys have at most 317 characters. */
    static final int MAX_NAME_LENGTH = 50_000;

    /** The most values that are kept. A pod with a hundred containers has a few hundred. */
    static final int MAX_VALUES = 16_384;

    /** The most fields that a review has. */
    static final int MAX_FIELDS = 65_536;

    private static final int DECODED_AT_ONCE = 512;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    /** Longer than every byte order mark by which Jackson detects UTF-16 and UTF-32. */
    private static final int ENCODING_MARK = 4;

    private static final JsonInput INPUT = JsonInput.of(
            new JsonFactoryBuilder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW),
            new JsonLimits(MAX_DEPTH, MAX_NUMBER_LENGTH, MAX_NAME_LENGTH));

    private final JsonParser parser;
    private final Predicate<String> keptKeys;
    private @Nullable ReviewValue marked;
    private int values;
    private int fields;

    private ReviewReader(JsonParser parser, Predicate<String> keptKeys) {
        this.parser = parser;
        this.keptKeys = keptKeys;
    }

    /**
     * Reads a body.
     *
     * @param review receives the values read, even if the body turns out to be invalid
     * @param keptKeys the annotations to keep, in addition to markers
     * @throws InvalidReview if it is not valid JSON, or a relevant field has the wrong type
     */
    static void read(byte[] body, ReviewValue review, Predicate<String> keptKeys) throws InvalidReview {
        checkUtf8(body);
        checkStart(body);
        try (JsonParser parser = INPUT.parser(body)) {
            new ReviewReader(parser, keptKeys).read(review);
        } catch (JsonEOFException e) {
            throw new InvalidReview(NOT_JSON, "expected a whole JSON text, found its end" + at(e));
        } catch (JsonProcessingException e) {
            if (JsonInput.isLimit(e)) {
                throw new InvalidReview(
                        LIMIT_EXCEEDED,
                        "expected at most " + MAX_DEPTH + " levels, names of " + MAX_NAME_LENGTH + " and numbers of "
                                + MAX_NUMBER_LENGTH + " characters, found more" + at(e));
            }
            throw new InvalidReview(NOT_JSON, "expected JSON, found a syntax error" + at(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Jackson accepts overlong forms and surrogates; Kubernetes writes neither. */
    private static void checkUtf8(byte[] body) throws InvalidReview {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            throw new InvalidReview(NOT_UTF8, "expected JSON, found a byte order mark");
        }
        int start = lengthOfAscii(body);
        if (start == body.length) {
            return;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body, start, body.length - start);
        CharBuffer chars = CharBuffer.allocate(DECODED_AT_ONCE);
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new InvalidReview(NOT_UTF8, "expected UTF-8, found other bytes at byte " + bytes.position());
        }
    }

    /** Rejects a start that Jackson would interpret as UTF-16 or UTF-32. */
    private static void checkStart(byte[] body) throws InvalidReview {
        for (int i = 0; i < Math.min(ENCODING_MARK, body.length); i++) {
            if (body[i] == 0) {
                throw new InvalidReview(NOT_JSON, "expected JSON, found a syntax error at byte " + i);
            }
        }
    }

    /** Returns the number of leading ASCII bytes; most reviews are all ASCII. */
    private static int lengthOfAscii(byte[] body) {
        int i = 0;
        while (i + Long.BYTES <= body.length && ((long) EIGHT_BYTES.get(body, i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < body.length && body[i] >= 0) {
            i++;
        }
        return i;
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
    }

    private void read(ReviewValue review) throws IOException, InvalidReview {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidReview(
                    NOT_A_REVIEW,
                    "expected an AdmissionReview, found "
                            + (first == null ? "nothing" : typeOf(first).description()));
        }
        read(review, ReviewFilter.REVIEW, false);
        if (parser.nextToken() != null) {
            throw new InvalidReview(NOT_JSON, "expected one AdmissionReview, found more behind it");
        }
    }

    /** Reads the value that the parser is at. */
    private void read(ReviewValue value, ReviewFilter filter, boolean isInObject) throws IOException, InvalidReview {
        JsonToken token = parser.currentToken();
        ObjectValue.Type type = typeOf(token);
        value.setType(type);
        if (!isInObject && type != ObjectValue.Type.NULL && type != filter.type()) {
            throw new InvalidReview(
                    NOT_A_REVIEW,
                    "expected " + filter.type().description() + " as " + value.pathInReview() + ", found "
                            + type.description());
        }
        ReviewFilter items = filter.items();
        if (type == ObjectValue.Type.LIST && items != null) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                read(keep(value.addItem()), items, isInObject);
            }
        } else if (type == ObjectValue.Type.MAPPING && filter.type() == ObjectValue.Type.MAPPING) {
            readFields(value, filter, isInObject);
        } else if (token.isScalarValue()) {
            value.setText(type == ObjectValue.Type.NULL ? "" : parser.getText());
        } else {
            skip();
        }
    }

    private void readFields(ReviewValue mapping, ReviewFilter filter, boolean isInObject)
            throws IOException, InvalidReview {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            count();
            ReviewFilter field = filter.field(name);
            parser.nextToken();
            if (field != null) {
                checkIsNew(mapping, name);
                read(keep(mapping.addField(name, field.isObject())), field, isInObject || field.isObject());
            } else if (filter.keepsSomeKeys()) {
                readEntry(mapping, name);
            } else {
                skip();
            }
        }
    }

    private void readEntry(ReviewValue mapping, String key) throws IOException, InvalidReview {
        JsonToken token = parser.currentToken();
        boolean isMarker = marked != mapping && EciMarker.isAnnotation(key);
        marked = isMarker ? mapping : marked;
        if (!isMarker && !keptKeys.test(key)) {
            mapping.omitted()
                    .add(
                            key,
                            CharBuffer.wrap(
                                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
            skip();
            return;
        }
        checkIsNew(mapping, key);
        ReviewValue value = keep(mapping.addField(key, false));
        value.setType(typeOf(token));
        if (token.isScalarValue()) {
            value.setText(token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        skip();
    }

    private ReviewValue keep(ReviewValue value) throws InvalidReview {
        if (++values > MAX_VALUES) {
            throw new InvalidReview(
                    LIMIT_EXCEEDED,
                    "expected at most " + MAX_VALUES + " images, markers and items, found more at "
                            + Problem.quote(value.pathInReview()));
        }
        return value;
    }

    private void count() throws InvalidReview {
        if (++fields > MAX_FIELDS) {
            throw new InvalidReview(LIMIT_EXCEEDED, "expected at most " + MAX_FIELDS + " fields, found more");
        }
    }

    private static void checkIsNew(ReviewValue mapping, String name) throws InvalidReview {
        ReviewValue known = mapping.field(name);
        if (known != null) {
            throw new InvalidReview(
                    DUPLICATE_FIELD, "expected " + Problem.quote(known.pathInReview()) + " once, found it again");
        }
    }

    /** Skips the rest of the value that the parser is at. */
    private void skip() throws IOException, InvalidReview {
        int open = parser.currentToken().isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.FIELD_NAME) {
                count();
            } else if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            }
        }
    }

    private static ObjectValue.Type typeOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> ObjectValue.Type.MAPPING;
            case START_ARRAY -> ObjectValue.Type.LIST;
            case VALUE_STRING -> ObjectValue.Type.STRING;
            case VALUE_NULL -> ObjectValue.Type.NULL;
            case VALUE_TRUE, VALUE_FALSE -> ObjectValue.Type.BOOLEAN;
            default -> ObjectValue.Type.NUMBER;
        };
    }
}
