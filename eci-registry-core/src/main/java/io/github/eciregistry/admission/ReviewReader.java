package io.github.eciregistry.admission;

import static io.github.eciregistry.admission.AdmissionReason.DUPLICATE_FIELD;
import static io.github.eciregistry.admission.AdmissionReason.LIMIT_EXCEEDED;
import static io.github.eciregistry.admission.AdmissionReason.NOT_A_REVIEW;
import static io.github.eciregistry.admission.AdmissionReason.NOT_JSON;
import static io.github.eciregistry.admission.AdmissionReason.NOT_UTF8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.github.eciregistry.Problem;
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
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a review in one pass, keeping the {@linkplain ReviewFields fields that matter} alone. */
final class ReviewReader {

    /** The deepest nesting. Objects of Kubernetes stay below 100. */
    static final int MAX_DEPTH = 1_000;

    /** The longest number, in digits. */
    static final int MAX_NUMBER_LENGTH = 1_000;

    /** The longest name of a field. Annotation keys have at most 317 characters. */
    static final int MAX_NAME_LENGTH = 50_000;

    private static final int DECODED_AT_ONCE = 512;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final JsonParser parser;
    private final Review review;

    private ReviewReader(JsonParser parser, Review review) {
        this.parser = parser;
        this.review = review;
    }

    /**
     * Reads a body.
     *
     * @param review gets what is read, also when the body turns out to be invalid
     * @throws InvalidReview if it is no JSON text, or a field that matters is not of its type
     */
    static void read(byte[] body, Review review) throws InvalidReview {
        checkUtf8(body);
        try (JsonParser parser = FACTORY.createParser(body)) {
            new ReviewReader(parser, review).read();
        } catch (StreamConstraintsException e) {
            throw new InvalidReview(
                    LIMIT_EXCEEDED,
                    "expected at most " + MAX_DEPTH + " levels, names of " + MAX_NAME_LENGTH + " and numbers of "
                            + MAX_NUMBER_LENGTH + " characters, found more" + at(e));
        } catch (JsonEOFException e) {
            throw new InvalidReview(NOT_JSON, "expected a whole JSON text, found its end" + at(e));
        } catch (JsonProcessingException e) {
            throw new InvalidReview(NOT_JSON, "expected JSON, found a syntax error" + at(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Jackson takes overlong forms and surrogates; Kubernetes writes neither. */
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

    /** Returns how many bytes at the start are ASCII, which most reviews are throughout. */
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

    private void read() throws IOException, InvalidReview {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidReview(NOT_A_REVIEW, "expected an AdmissionReview, found " + nameOf(first));
        }
        read(ReviewFields.REVIEW, 0, false);
        if (parser.nextToken() != null) {
            throw new InvalidReview(NOT_JSON, "expected one AdmissionReview, found more behind it");
        }
    }

    /** Reads the value that the parser is at. */
    private void read(ReviewField field, int item, boolean isOfObject) throws IOException, InvalidReview {
        JsonToken token = parser.currentToken();
        ReviewField items = field.item();
        ReviewField.TextSink text = field.text();
        ReviewField.EntrySink entries = field.entries();
        JsonToken expected =
                text != null ? JsonToken.VALUE_STRING : items != null ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
        if (token != expected) {
            if (token != JsonToken.VALUE_NULL) {
                misfit(field, expected, isOfObject);
            }
            parser.skipChildren();
            return;
        }
        field.found(review);
        if (text != null) {
            text.accept(review, parser.getText(), item);
        } else if (items != null) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                read(items, i, isOfObject);
            }
        } else if (entries != null) {
            readEntries(entries);
        } else {
            readFields(field, item, isOfObject);
        }
    }

    private void readFields(ReviewField object, int item, boolean isOfObject) throws IOException, InvalidReview {
        long seen = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            ReviewField field = object.field(name);
            parser.nextToken();
            if (field == null) {
                parser.skipChildren();
                continue;
            }
            if ((seen & field.bit()) != 0) {
                throw duplicate();
            }
            seen |= field.bit();
            read(field, item, isOfObject || field == ReviewFields.OBJECT);
        }
    }

    private void readEntries(ReviewField.EntrySink entries) throws IOException, InvalidReview {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            String value = token == JsonToken.VALUE_STRING ? parser.getText() : null;
            if (!entries.accept(review, name, value)) {
                throw duplicate();
            }
            parser.skipChildren();
        }
    }

    private InvalidReview duplicate() {
        return new InvalidReview(DUPLICATE_FIELD, "expected " + Problem.quote(path("")) + " once, found it again");
    }

    private void misfit(ReviewField field, JsonToken expected, boolean isOfObject) throws InvalidReview {
        String found = ", found " + nameOf(parser.currentToken());
        if (!isOfObject) {
            throw new InvalidReview(NOT_A_REVIEW, "expected " + nameOf(expected) + " as " + path("") + found);
        }
        field.misfit(review);
        review.misfits.add(path("request.object.") + ": expected " + nameOf(expected) + found);
    }

    private static String nameOf(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    /** Returns where the parser is, such as {@code spec.containers[1].image}. */
    private String path(String withoutPrefix) {
        StringBuilder path = new StringBuilder();
        JsonStreamContext context = parser.getParsingContext();
        if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
            context = context.getParent();
        }
        for (; context != null && !context.inRoot(); context = context.getParent()) {
            if (context.inArray()) {
                path.insert(0, "[" + context.getCurrentIndex() + "]");
            } else {
                path.insert(0, "." + context.getCurrentName());
            }
        }
        String text = path.substring(Math.min(1, path.length()));
        return text.startsWith(withoutPrefix) ? text.substring(withoutPrefix.length()) : text;
    }
}
