package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.PackageVersion;
import io.github.eciregistry.internal.text.Redaction;
import java.util.List;

/** The message and position of a Jackson parser error, the same for every version. */
public final class JsonFault {

    /** The begin of details that a problem has itself. */
    private static final List<String> DETAILS = List.of(" (start marker", " (for ", ", got this instead");

    private static final String TOKEN = "Unrecognized token '";

    /** Whether the parser's position is after the error, as before Jackson 2.17. */
    private static final boolean POINTS_BEHIND = PackageVersion.VERSION.getMinorVersion() < 17;

    private JsonFault() {}

    /** Returns the message of a parser's error in one line and without the position. */
    public static String message(JsonProcessingException error) {
        if (JsonInput.isLimit(error)) {
            return "nested too deep, or a name or number too long";
        }
        String message = error.getOriginalMessage().replace('\r', ' ').replace('\n', ' ');
        if (message.startsWith("Unrecognized token")) {
            return "found a word that is not a value";
        }
        for (String detail : DETAILS) {
            int start = message.indexOf(detail);
            message = start < 0 ? message : message.substring(0, start);
        }
        return Redaction.ofParserMessage(message);
    }

    /** Returns the offset of the JSON syntax error; 0 if the parser does not report it. */
    public static int offset(JsonProcessingException error) {
        JsonLocation location = error.getLocation();
        int offset = location == null ? 0 : (int) location.getCharOffset();
        return Math.max(0, POINTS_BEHIND ? offset - length(error.getOriginalMessage()) : offset);
    }

    private static int length(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return 0;
        }
        int end = message.startsWith(TOKEN) ? message.indexOf('\'', TOKEN.length()) : -1;
        return end < 0 ? 1 : end - TOKEN.length();
    }
}
