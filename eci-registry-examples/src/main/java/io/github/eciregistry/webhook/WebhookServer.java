package io.github.eciregistry.webhook;

import io.github.eciregistry.webhook.WebhookMetrics.Reloadable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A running server: its files, which are read again when they change, and its end. */
final class WebhookServer {

    private final ServerSettings settings;
    private final JsonLog log;
    private final FileWatch watch;
    private final WebhookMetrics metrics = new WebhookMetrics();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final ServedPolicy policy;
    private final HttpServer http;

    private WebhookServer(ServerSettings settings, JsonLog log) throws UnusableFileException {
        this.settings = settings;
        this.log = log;
        this.watch = new FileWatch(settings.timeouts().reload());
        watch.watch(List.of(settings.policyFile()), this::reloadPolicy);
        watch.watch(List.of(settings.certificateFile(), settings.keyFile()), this::reloadCertificate);
        this.policy = ServedPolicy.read(settings.policyFile(), settings.admission());
        ServerCertificate certificate = ServerCertificate.read(settings.certificateFile(), settings.keyFile());
        tls.setSslContext(certificate.context());
        metrics.certificateExpires(certificate.expiry());
        AdmissionHandler admission =
                new AdmissionHandler(policy, settings.timeouts().body(), metrics, log);
        StatusHandler status = new StatusHandler(stopping, metrics);
        this.http = new HttpServer(settings, tls, new Routes(admission, status, stopping, metrics));
    }

    /**
     * Starts a server.
     *
     * @throws UnusableFileException if the policy or the certificate cannot be used
     * @throws Exception if the server cannot listen
     */
    static WebhookServer start(ServerSettings settings, JsonLog log) throws Exception {
        WebhookServer server = new WebhookServer(settings, log);
        server.http.start();
        server.watch.start();
        return server;
    }

    /** Returns the port with TLS. */
    int port() {
        return http.port();
    }

    /** Returns the plain port, if there is one. */
    OptionalInt statusPort() {
        return http.statusPort();
    }

    /**
     * Stops without losing a request. First the server says that it is not ready and goes on serving, while Kubernetes
     * takes its address out of the Service; then it accepts no more connections and ends each one with the answer that
     * is under way.
     */
    void stop() throws Exception {
        stopping.set(true);
        log.info("stopping", Map.of("drainSeconds", settings.timeouts().drain().toSeconds()));
        watch.close();
        Thread.sleep(settings.timeouts().drain().toMillis());
        http.stop();
        log.info("stopped", Map.of());
    }

    private void reloadPolicy() {
        reload(Reloadable.POLICY, policy::reload);
    }

    private void reloadCertificate() {
        reload(Reloadable.CERTIFICATE, this::useCertificate);
    }

    /** Uses what a file holds now, or says why not. Nothing that goes wrong here ends the watch. */
    private void reload(Reloadable file, Reload content) {
        String name = file.name().toLowerCase(Locale.ROOT);
        try {
            content.use();
            metrics.reloaded(file, true);
            log.info(name + " reloaded", Map.of());
        } catch (Exception e) { // Jetty declares nothing narrower.
            metrics.reloaded(file, false);
            log.warning(
                    "the new " + name + " cannot be used, the one before stays",
                    Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    /** Reads a file and uses its content, or throws and changes nothing. */
    private interface Reload {
        void use() throws Exception;
    }

    /** Connections that are there keep the certificate that they began with. */
    private void useCertificate() throws Exception {
        ServerCertificate certificate = ServerCertificate.read(settings.certificateFile(), settings.keyFile());
        tls.reload(factory -> factory.setSslContext(certificate.context()));
        metrics.certificateExpires(certificate.expiry());
    }
}
