package io.github.eciregistry.webhook;

import io.github.eciregistry.webhook.WebhookMetrics.Refusal;
import io.github.eciregistry.webhook.WebhookMetrics.Reloadable;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A running server: its files, which are read again when they change, and its end. */
final class WebhookServer {

    private final ServerSettings settings;
    private final JsonLog log;
    private final List<FileWatch> watches;
    private final WebhookMetrics metrics = new WebhookMetrics();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final ServedPolicy policy;
    private final HttpServer http;

    private WebhookServer(ServerSettings settings, JsonLog log) throws UnusableFileException {
        this.settings = settings;
        this.log = log;
        this.watches = List.of(
                watch("policy-watch", List.of(settings.policyFile()), this::reloadPolicy),
                watch("certificate-watch", certificateFiles(settings), this::reloadCertificate));
        this.policy = ServedPolicy.read(
                settings.policyFile(),
                settings.admission(),
                warning -> log.warning("the policy should be changed", Map.of("warning", warning)));
        tls.setSslContext(readCertificate());
        tls.setNeedClientAuth(settings.clientAuthorityFile() != null);
        AdmissionHandler admission =
                new AdmissionHandler(policy, settings.timeouts().body(), metrics, log);
        StatusHandler status = new StatusHandler(
                stopping,
                () -> watches.stream().allMatch(FileWatch::isAlive),
                settings.statusPort().isPresent(),
                metrics);
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
        server.watches.forEach(FileWatch::start);
        return server;
    }

    /** Returns the port with TLS. */
    int port() {
        return http.port();
    }

    /** Returns the plain HTTP port, if there is one. */
    OptionalInt statusPort() {
        return http.statusPort();
    }

    /**
     * Stops without losing a request. First the server reports that it is not ready and continues serving, while
     * Kubernetes removes its address from the Service; then it accepts no more connections and closes each one after
     * its pending answer.
     */
    void stop() throws Exception {
        stopping.set(true);
        log.info("stopping", Map.of("drainSeconds", settings.timeouts().drain().toSeconds()));
        watches.forEach(FileWatch::close);
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

    private FileWatch watch(String name, List<Path> files, Runnable onChange) {
        return new FileWatch(name, settings.timeouts().reload(), files, onChange, this::watchFailed);
    }

    private static List<Path> certificateFiles(ServerSettings settings) {
        Path authorities = settings.clientAuthorityFile();
        return authorities == null
                ? List.of(settings.certificateFile(), settings.keyFile())
                : List.of(settings.certificateFile(), settings.keyFile(), authorities);
    }

    /** Reports an internal error. The watch continues. */
    private void watchFailed(Throwable e) {
        metrics.refused(Refusal.INTERNAL);
        log.log(Level.ERROR, "internal error", Map.of("error", e.getClass().getName(), "at", FatalErrors.place(e)));
    }

    /** Uses what a file contains now, or reports why that cannot be used. */
    private void reload(Reloadable file, Reload content) {
        String name = file.name().toLowerCase(Locale.ROOT);
        try {
            content.use();
            metrics.reloaded(file, true);
            log.info(name + " reloaded", Map.of());
        } catch (Throwable e) { // Jetty does not declare a more specific type, and no error may end the watch.
            FatalErrors.endIfFatal(e);
            metrics.reloaded(file, false);
            String reason = e instanceof UnusableFileException
                    ? String.valueOf(e.getMessage())
                    : e.getClass().getName() + " at " + FatalErrors.place(e);
            log.warning("the new " + name + " is not valid, the previous one stays in use", Map.of("error", reason));
        }
    }

    /** Reads a file and uses its content, or throws and changes nothing. */
    private interface Reload {
        void use() throws Exception;
    }

    /** Existing connections keep their certificate. */
    private void useCertificate() throws Exception {
        SSLContext context = readCertificate();
        tls.reload(factory -> factory.setSslContext(context));
    }

    private SSLContext readCertificate() throws UnusableFileException {
        ServerCertificate certificate = ServerCertificate.read(settings.certificateFile(), settings.keyFile());
        Path authorities = settings.clientAuthorityFile();
        SSLContext context = certificate.context(
                authorities == null ? null : ClientAuthority.read(authorities, settings.clientNames()));
        metrics.certificateExpires(certificate.expiry());
        return context;
    }
}
