package io.github.eciregistry.webhook;

import io.github.eciregistry.internal.text.Redaction;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Redirects the logs of libraries, mainly Jetty's, to the JSON log. For exceptions, only the class and location are
 * logged, since messages may quote a request.
 */
final class JulToJsonLog extends Handler {

    private static final SimpleFormatter MESSAGES = new SimpleFormatter();

    private final JsonLog log;

    private JulToJsonLog(JsonLog log) {
        this.log = log;
    }

    /** Takes the place of every handler in this process. Libraries are heard from warnings on. */
    static void install(JsonLog log) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(new JulToJsonLog(log));
        root.setLevel(java.util.logging.Level.WARNING);
    }

    @Override
    public void publish(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("logger", String.valueOf(entry.getLoggerName()));
        if (thrown != null) {
            FatalErrors.endIfFatal(thrown);
            fields.put("error", thrown.getClass().getName());
            fields.put("at", FatalErrors.place(thrown));
        }
        boolean severe = entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue();
        String message = thrown == null ? MESSAGES.formatMessage(entry) : "a library reports an exception";
        log.log(severe ? Level.ERROR : Level.WARNING, Redaction.ofProse(message), fields);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
