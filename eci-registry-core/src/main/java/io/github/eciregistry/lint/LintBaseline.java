package io.github.eciregistry.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.jackson.JsonFault;
import io.github.eciregistry.internal.jackson.JsonInput;
import io.github.eciregistry.internal.jackson.JsonLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Findings that are known and shall not be told again, so that a linter can be taken up where there are many. They are
 * known by their {@linkplain Finding#fingerprint() fingerprints}, whatever file holds them.
 *
 * <p>Its text form is JSON: {@code {"version":1,"findings":[{"fingerprint":"…","about":"…"}]}}. Only the
 * fingerprints count; the rest is for people.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class LintBaseline {

    private static final JsonInput INPUT = JsonInput.of(new JsonFactoryBuilder(), JsonLimits.DEFAULT);

    private static final LintBaseline EMPTY = new LintBaseline(Map.of());

    private final Map<String, String> messages;

    private LintBaseline(Map<String, String> messages) {
        this.messages = messages;
    }

    /**
     * Returns a baseline that holds nothing.
     *
     * @return the baseline
     */
    public static LintBaseline empty() {
        return EMPTY;
    }

    /**
     * Returns a baseline of what reports hold: their findings, and those that a baseline suppressed.
     *
     * @param reports the reports
     * @return the baseline
     */
    public static LintBaseline of(Collection<LintReport> reports) {
        Objects.requireNonNull(reports, "reports");
        Map<String, String> messages = new LinkedHashMap<>();
        for (LintReport report : reports) {
            report.findings().forEach(finding -> messages.put(finding.fingerprint(), describe(finding)));
            for (Finding finding : report.suppressed()) {
                if (finding.suppression()
                        .filter(Finding.Suppression.BASELINE::equals)
                        .isPresent()) {
                    messages.put(finding.fingerprint(), describe(finding));
                }
            }
        }
        return new LintBaseline(messages);
    }

    private static String describe(Finding finding) {
        return finding.rule().code() + " " + finding.message();
    }

    /**
     * Reads a baseline from its text.
     *
     * @param json the text
     * @return the baseline
     * @throws InvalidInputException if the text is no baseline, with its line and column
     */
    public static LintBaseline parse(String json) {
        Objects.requireNonNull(json, "json");
        Set<String> fingerprints = new LinkedHashSet<>();
        try (JsonParser parser = INPUT.parser(json)) {
            int depth = 0;
            boolean any = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!any && token != JsonToken.START_OBJECT) {
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    throw invalid(json, "expected a JSON object", start);
                }
                any = true;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 3 && "fingerprint".equals(parser.currentName()) && token == JsonToken.VALUE_STRING) {
                    fingerprints.add(parser.getText());
                }
            }
            if (!any) {
                throw invalid(json, "expected a JSON object, found nothing", 0);
            }
        } catch (JsonProcessingException e) {
            throw invalid(json, "expected JSON: " + JsonFault.message(e), JsonFault.offset(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text from memory", e);
        }
        Map<String, String> messages = new LinkedHashMap<>();
        fingerprints.forEach(fingerprint -> messages.put(fingerprint, ""));
        return new LintBaseline(messages);
    }

    private static InvalidInputException invalid(String json, String message, int offset) {
        return new InvalidInputException(
                Problem.of(ProblemCode.MALFORMED_FILE, "", message).atPosition(new LineIndex(json).position(offset)));
    }

    /**
     * Returns the text form, that {@link #parse} reads.
     *
     * @return JSON
     */
    public String toJson() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("findings");
            for (Map.Entry<String, String> entry : messages.entrySet()) {
                json.writeStartObject();
                json.writeStringField("fingerprint", entry.getKey());
                if (!entry.getValue().isEmpty()) {
                    json.writeStringField("about", entry.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a text to memory", e);
        }
        return out.append('\n').toString();
    }

    /**
     * Returns how many findings it holds.
     *
     * @return the number
     */
    public int size() {
        return messages.size();
    }

    boolean holds(String fingerprint) {
        return messages.containsKey(fingerprint);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LintBaseline that && messages.keySet().equals(that.messages.keySet());
    }

    @Override
    public int hashCode() {
        return messages.keySet().hashCode();
    }

    /** Returns the number of findings, for people. */
    @Override
    public String toString() {
        return "baseline of " + messages.size() + " findings";
    }
}
