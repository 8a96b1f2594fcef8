package io.github.eciregistry.webhook;

import io.github.eciregistry.webhook.WebhookMetrics.Refusal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Routes requests by path: reviews, only over TLS, to one handler, everything else to the other. Paths are compared as
 * sent; other spellings of it, such as {@code /%6dutate} or {@code /a/../mutate}, are other paths.
 */
final class Routes extends Handler.Sequence {

    private final AdmissionHandler admission;
    private final StatusHandler status;
    private final AtomicBoolean stopping;
    private final WebhookMetrics metrics;

    Routes(AdmissionHandler admission, StatusHandler status, AtomicBoolean stopping, WebhookMetrics metrics) {
        super(admission, status);
        this.admission = admission;
        this.status = status;
        this.stopping = stopping;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        try {
            return route(request, response, callback);
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            throw e;
        }
    }

    private boolean route(Request request, Response response, Callback callback) throws Exception {
        if (stopping.get()) { // Lets clients disconnect before connections are closed.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (request.getConnectionMetaData().isSecure()
                && "/mutate".equals(request.getHttpURI().getPath())) {
            return admission.handle(request, response, callback);
        }
        if (!status.handle(request, response, callback)) {
            metrics.refused(Refusal.NOT_FOUND);
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404, "no such path");
        }
        return true;
    }
}
