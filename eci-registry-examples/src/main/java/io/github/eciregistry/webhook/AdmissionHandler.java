package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.AdmissionDecision;
import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.webhook.WebhookMetrics.Refusal;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Handles {@code POST /mutate}: accepts a review and returns the decision. A review that cannot be answered, or a
 * request that is not a review, gets an HTTP error status, so that the API server applies the webhook's failure policy.
 */
final class AdmissionHandler extends Handler.Abstract {

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField ALLOW_POST = new PreEncodedHttpField(HttpHeader.ALLOW, "POST");
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ServedPolicy policy;
    private final Duration bodyTimeout;
    private final WebhookMetrics metrics;
    private final JsonLog log;
    private final ReviewMemory memory =
            ReviewMemory.of(Runtime.getRuntime().maxMemory(), RegistryAdmission.DEFAULT_MAXIMUM_SIZE);

    AdmissionHandler(ServedPolicy policy, Duration bodyTimeout, WebhookMetrics metrics, JsonLog log) {
        this.policy = policy;
        this.bodyTimeout = bodyTimeout;
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            metrics.refused(Refusal.METHOD);
            response.getHeaders().put(ALLOW_POST);
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "expected POST");
        } else if (!isJson(request)) {
            metrics.refused(Refusal.MEDIA_TYPE);
            Response.writeError(
                    request,
                    response,
                    callback,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                    "expected Content-Type: application/json");
        } else if (isEncoded(request)) {
            metrics.refused(Refusal.MEDIA_TYPE);
            Response.writeError(
                    request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "expected no Content-Encoding");
        } else {
            metrics.requestBegun();
            ReviewBody.read(
                    request,
                    RegistryAdmission.DEFAULT_MAXIMUM_SIZE,
                    bodyTimeout,
                    memory,
                    new Exchange(request, response, callback));
        }
        return true;
    }

    private static boolean isJson(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null
                && "application/json".equalsIgnoreCase(MimeTypes.getBase(type).trim());
    }

    private static boolean isEncoded(Request request) {
        return request.getHeaders().getFields(HttpHeader.CONTENT_ENCODING).stream()
                .anyMatch(field -> !"identity".equalsIgnoreCase(field.getValue()));
    }

    private final class Exchange implements ReviewBody.Receiver {

        private final Request request;
        private final Response response;
        private final Callback callback;

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void received(byte[] body, ReviewMemory.Share share) {
            AdmissionDecision decision;
            try {
                decision = policy.admission().review(body);
            } catch (RuntimeException | Error e) {
                FatalErrors.endIfFatal(e);
                share.release();
                internalError(e);
                return;
            } finally {
                metrics.requestEnded();
            }
            byte[] answer = decision.response();
            share.answering(answer.length);
            long nanos = NanoTime.since(request.getHeadersNanoTime());
            metrics.decided(decision, nanos / NANOS_PER_SECOND);
            log(decision, nanos);
            response.setStatus(decision.httpStatus());
            response.getHeaders().put(JSON);
            response.write(true, ByteBuffer.wrap(answer), Callback.from(callback, share::release));
        }

        /** No body should cause this. The message is not logged, since it may quote the body. */
        private void internalError(Throwable e) {
            metrics.refused(Refusal.INTERNAL);
            log.log(Level.ERROR, "internal error", Map.of("error", e.getClass().getName(), "at", FatalErrors.place(e)));
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }

        @Override
        public void refused(Refusal refusal) {
            metrics.requestEnded();
            metrics.refused(refusal);
            log.warning("no review", Map.of("reason", refusal.name()));
            switch (refusal) {
                case TOO_LARGE ->
                    Leftovers.dropThen(
                            request,
                            () -> fail(
                                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                                    "expected at most " + RegistryAdmission.DEFAULT_MAXIMUM_SIZE + " bytes"));
                case TIMEOUT -> fail(HttpStatus.REQUEST_TIMEOUT_408, "the body takes too long");
                case OVERLOADED ->
                    Leftovers.dropThen(
                            request, () -> fail(HttpStatus.SERVICE_UNAVAILABLE_503, "no memory for this review now"));
                default -> fail(HttpStatus.BAD_REQUEST_400, "the body ends too early");
            }
        }

        /** The rest of the body is not wanted, so the connection ends too. */
        private void fail(int status, String message) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Response.writeError(request, response, callback, status, message);
        }
    }

    private void log(AdmissionDecision decision, long nanos) {
        Level level = decision.outcome() == Outcome.INVALID ? Level.WARNING : Level.INFO;
        if (!log.isLoggable(level)) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        decision.uid().ifPresent(uid -> fields.put("uid", Redaction.ofValue(uid)));
        decision.kind().ifPresent(kind -> fields.put("kind", kind));
        decision.namespace().ifPresent(namespace -> fields.put("namespace", namespace));
        decision.name().ifPresent(name -> fields.put("name", name));
        decision.generateName().ifPresent(name -> fields.put("generateName", name));
        decision.owner().ifPresent(owner -> fields.put("owner", owner));
        fields.put("outcome", decision.outcome().name());
        fields.put("code", decision.reasonCode().name());
        fields.put("reason", decision.reason());
        fields.put("durationMillis", nanos / NANOS_PER_MILLI);
        log.log(level, "review", fields);
    }
}
