package io.github.eciregistry.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.internal.text.JsonEscapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.lang3.StringUtils;

/**
 * Writes events as JSON, one object per line. A line has a time, a level, a message and the event's fields. Values are
 * logged as given, so do not pass images, environments or whole objects.
 */
final class JsonLog {

    /** Enough for every Kubernetes name; longer values are cut. */
    private static final int MAX_VALUE = 1024;

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);

    private final OutputStream out;
    private final Level threshold;
    private final ReentrantLock lock = new ReentrantLock();

    JsonLog(OutputStream out, Level threshold) {
        this.out = out;
        this.threshold = threshold;
    }

    boolean isLoggable(Level level) {
        return threshold != Level.OFF && level.getSeverity() >= threshold.getSeverity();
    }

    void info(String message, Map<String, ?> fields) {
        log(Level.INFO, message, fields);
    }

    void warning(String message, Map<String, ?> fields) {
        log(Level.WARNING, message, fields);
    }

    void log(Level level, String message, Map<String, ?> fields) {
        if (isLoggable(level)) {
            write(line(level, message, fields));
        }
    }

    private static byte[] line(Level level, String message, Map<String, ?> fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", DateTimeFormatter.ISO_INSTANT.format(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            json.writeStringField("level", level.name());
            json.writeStringField("message", abbreviated(message));
            for (Map.Entry<String, ?> field : fields.entrySet()) {
                writeField(json, field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void writeField(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(abbreviated(value.toString()));
        }
    }

    private static String abbreviated(String text) {
        return StringUtils.abbreviate(text, MAX_VALUE);
    }

    /** A log that cannot be written must not stop the server. */
    private void write(byte[] line) {
        lock.lock();
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            // There is no other place to report it.
        } finally {
            lock.unlock();
        }
    }
}
