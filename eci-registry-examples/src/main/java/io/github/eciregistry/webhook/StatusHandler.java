package io.github.eciregistry.webhook;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code GET /healthz}, {@code /readyz} and {@code /metrics}. A server that stops is healthy until its end, but not
 * ready: Kubernetes then sends it no new connections and does not kill it.
 */
final class StatusHandler extends Handler.Abstract {

    private static final HttpField TEXT = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    private static final HttpField ALLOW_GET = new PreEncodedHttpField(HttpHeader.ALLOW, "GET, HEAD");

    private final AtomicBoolean stopping;
    private final BooleanSupplier isWatching;
    private final boolean hasStatusPort;
    private final WebhookMetrics metrics;

    /**
     * Creates a handler.
     *
     * @param isWatching whether changed files would be noticed
     * @param hasStatusPort whether there is a port for the status alone; then no other shows metrics, which take long to
     *     write
     */
    StatusHandler(AtomicBoolean stopping, BooleanSupplier isWatching, boolean hasStatusPort, WebhookMetrics metrics) {
        this.stopping = stopping;
        this.isWatching = isWatching;
        this.hasStatusPort = hasStatusPort;
        this.metrics = metrics;
    }

    /** Returns false for every other path. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = String.valueOf(request.getHttpURI().getPath());
        if (!path.equals("/healthz") && !path.equals("/readyz") && !path.equals("/metrics")) {
            return false;
        }
        if (path.equals("/metrics")
                && hasStatusPort
                && request.getConnectionMetaData().isSecure()) {
            return false;
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(ALLOW_GET);
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "expected GET");
        } else if (path.equals("/metrics")) {
            writeMetrics(request, response, callback);
        } else if (path.equals("/readyz") && stopping.get()) {
            writeText(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "stopping\n");
        } else if (path.equals("/readyz") && !isWatching.getAsBoolean()) {
            writeText(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "a file is not watched any more\n");
        } else {
            writeText(response, callback, HttpStatus.OK_200, "ok\n");
        }
        return true;
    }

    private void writeMetrics(Request request, Response response, Callback callback) throws IOException {
        ExpositionFormatWriter format = metrics.format(request.getHeaders().get(HttpHeader.ACCEPT));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        metrics.write(format, out);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, format.getContentType());
        response.write(true, ByteBuffer.wrap(out.toByteArray()), callback);
    }

    private static void writeText(Response response, Callback callback, int status, String text) {
        response.setStatus(status);
        response.getHeaders().put(TEXT);
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
