package io.github.eciregistry.webhook;

import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code eci-registry-webhook}: runs the admission webhook until it is stopped. */
@Command(
        name = "eci-registry-webhook",
        mixinStandardHelpOptions = true,
        versionProvider = WebhookCommand.Version.class,
        sortOptions = false,
        showDefaultValues = true,
        customSynopsis = "eci-registry-webhook --policy FILE --tls-cert FILE --tls-key FILE [OPTIONS]",
        descriptionHeading = "%n",
        description = "A mutating admission webhook for Kubernetes: every Pod and ImageCache that is created gets the"
                + " annotations that ECI needs to pull its images from self-managed registries.",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Paths|@",
            "  POST /mutate   an AdmissionReview in, the decision out; with TLS only",
            "  GET  /healthz  200 as long as the process serves",
            "  GET  /readyz   200, and 503 from the signal to stop on",
            "  GET  /metrics  for Prometheus",
            "",
            "@|bold Stopping|@",
            "SIGTERM makes /readyz fail. The server goes on for --drain-seconds, until Kubernetes sends it no more"
                    + " connections, then finishes what it has begun, within 15 seconds.",
            "",
            "@|bold Log|@",
            "Standard output has a JSON object on each line. Of images there is only what a decision's reason says,"
                    + " never user and password.",
            "",
            "@|bold Exit codes|@",
            "  2    did not start: the command line, the policy or the certificate is wrong",
            "  3    did not start: it cannot listen",
            "  3    ended by the virtual machine: out of memory, with -XX:+ExitOnOutOfMemoryError",
            "  4    ended by itself: out of memory, or another failure of the virtual machine",
            "  143  stopped by SIGTERM, 130 by SIGINT",
        })
public final class WebhookCommand implements Callable<Integer> {

    private static final int UNUSABLE = 2;
    private static final int CANNOT_LISTEN = 3;
    private static final int CANNOT_PRINT = 3;
    private static final int STOPPED = 143;
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);
    private static final int MAX_PORT = 65535;
    private static final int MAX_DRAIN_SECONDS = 3600;

    /** Picocli sets the actual value. */
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "How each registry is reached, in YAML or JSON. Read again when it changes; while the new"
                    + " content is not valid the one before stays in use.")
    private Path policyFile = Path.of("");

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            required = true,
            description = "The server's certificate and its chain in PEM. Read again when it changes, like the policy.")
    private Path certificateFile = Path.of("");

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            required = true,
            description = "The certificate's key in PEM: PKCS#8, PKCS#1 or SEC 1, not encrypted.")
    private Path keyFile = Path.of("");

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            description =
                    "Refuse clients on the TLS port that show no certificate of an authority in this file, in PEM."
                            + " For API servers that are configured to show one. Read again when it changes.")
    private @Nullable Path clientAuthorityFile;

    @Option(
            names = "--client-name",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description =
                    "With --client-ca: refuse clients whose certificate has none of these names, as its common name"
                            + " or a DNS name.")
    private List<String> clientNames = new ArrayList<>();

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Listen on this address only.")
    private @Nullable String address;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8443", description = "The port with TLS.")
    private int port;

    @Option(
            names = "--status-port",
            paramLabel = "PORT",
            description = "A plain HTTP port for /healthz, /readyz and /metrics; these are on the other port as well.")
    private @Nullable Integer statusPort;

    @Mixin
    private AdmissionOptions admission = new AdmissionOptions();

    @Option(
            names = "--reload-seconds",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How often to check the files for changes.")
    private int reloadSeconds;

    @Option(
            names = "--drain-seconds",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to continue serving after the signal to stop.")
    private int drainSeconds;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "info for every decision, warning, error or off.")
    private Level logLevel = Level.INFO;

    private WebhookCommand() {}

    /**
     * Runs the server. Returns only if it cannot start, and then ends the process.
     *
     * @param arguments the arguments, see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new WebhookCommand());
        return command.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8))
                .setExecutionStrategy(parsed -> exitCode(command, new CommandLine.RunLast().execute(parsed)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(WebhookCommand::showUsageError);
    }

    /** The help and the version are what the command prints; they may be for a file on a full disk. */
    private static int exitCode(CommandLine command, int exitCode) {
        if (!command.getOut().checkError()) {
            return exitCode;
        }
        command.getErr().println("<stdout>: error: cannot be written");
        return CANNOT_PRINT;
    }

    /** Picocli would print the whole help behind the message, and so hide it. */
    private static int showUsageError(ParameterException e, String[] arguments) {
        String name = e.getCommandLine().getCommandName();
        PrintWriter err = e.getCommandLine().getErr();
        err.println(Printable.line(name + ": error: " + Redaction.ofProse(String.valueOf(e.getMessage()))));
        err.println("Try '" + name + " --help'.");
        return UNUSABLE;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings = settings();
        JsonLog log = new JsonLog(new FileOutputStream(FileDescriptor.out), logLevel);
        JulToJsonLog.install(log);
        FatalErrors.install(log);
        PrintWriter err = spec.commandLine().getErr();
        WebhookServer server;
        try {
            server = WebhookServer.start(settings, log);
        } catch (UnusableFileException e) {
            err.println(Printable.content(String.valueOf(e.getMessage())));
            return UNUSABLE;
        } catch (Exception e) { // Jetty does not declare a more specific type.
            FatalErrors.endIfFatal(e);
            err.println(Printable.line(spec.name() + ": error: " + e.getMessage()));
            return CANNOT_LISTEN;
        }
        CountDownLatch stopping = new CountDownLatch(1);
        haltWhenOverdue(stopping, settings.timeouts());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.countDown();
                            stop(server, log);
                        },
                        "stop"));
        Map<String, Object> ports = new LinkedHashMap<>();
        ports.put("port", server.port());
        server.statusPort().ifPresent(number -> ports.put("statusPort", number));
        log.info("started", ports);
        new CountDownLatch(1).await(); // The signal that starts the hook ends the process.
        return CANNOT_LISTEN;
    }

    /**
     * Ends the process if stopping exceeds its time limit, for example because a thread does not end, or because the
     * log's reader is blocked. The thread is created in advance, since it may not be possible to create one later.
     */
    private static void haltWhenOverdue(CountDownLatch stopping, Timeouts timeouts) {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        stopping.await();
                        Thread.sleep(timeouts.drain()
                                .plus(timeouts.stop())
                                .plus(STOP_GRACE)
                                .toMillis());
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(STOPPED);
                },
                "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void stop(WebhookServer server, JsonLog log) {
        try {
            server.stop();
        } catch (Exception e) { // Usually a request that did not finish in time.
            FatalErrors.endIfFatal(e);
            log.warning(
                    "stopped with requests unanswered",
                    Map.of("error", e.getClass().getName()));
        }
    }

    /** Returns the settings from the options. */
    ServerSettings settings() {
        requireRange("--port", port, MAX_PORT);
        if (statusPort != null) {
            requireRange("--status-port", statusPort, MAX_PORT);
        }
        requireRange("--drain-seconds", drainSeconds, MAX_DRAIN_SECONDS);
        if (reloadSeconds < 1) {
            throw usage("--reload-seconds: expected at least 1, found " + reloadSeconds);
        }
        if (clientAuthorityFile == null && !clientNames.isEmpty()) {
            throw usage("--client-name requires --client-ca");
        }
        Timeouts timeouts = Timeouts.DEFAULT
                .withReload(Duration.ofSeconds(reloadSeconds))
                .withDrain(Duration.ofSeconds(drainSeconds));
        return new ServerSettings(
                policyFile,
                admission.admission(spec.commandLine()),
                certificateFile,
                keyFile,
                clientAuthorityFile,
                List.copyOf(clientNames),
                address,
                port,
                statusPort == null ? OptionalInt.empty() : OptionalInt.of(statusPort),
                timeouts);
    }

    private void requireRange(String option, int value, int max) {
        if (value < 0 || value > max) {
            throw usage(option + ": expected 0 to " + max + ", found " + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Reads the version from the jar that the server runs from. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = WebhookCommand.class.getPackage().getImplementationVersion();
            return new String[] {"eci-registry-webhook " + (version == null ? "(not packaged)" : version)};
        }
    }
}
