package io.github.eciregistry.webhook;

import io.github.eciregistry.webhook.WebhookMetrics.Refusal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands requests on by path: reviews to the one handler, and only those that came over TLS, all else to the other. */
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
        if (stopping.get()) { // So that clients go elsewhere by themselves, before connections are closed.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (request.getConnectionMetaData().isSecure()
                && Request.getPathInContext(request).equals("/mutate")) {
            return admission.handle(request, response, callback);
        }
        if (!status.handle(request, response, callback)) {
            metrics.refused(Refusal.NOT_FOUND);
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404, "no such path");
        }
        return true;
    }
}
