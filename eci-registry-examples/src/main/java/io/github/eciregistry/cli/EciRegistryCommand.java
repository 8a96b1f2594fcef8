package io.github.eciregistry.cli;

import io.github.eciregistry.internal.document.AtomicFile;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.internal.text.Redaction;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code eci-registry}; each thing it does is a command below it. */
@Command(
        name = "eci-registry",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        description = "Makes Alibaba Cloud Elastic Container Instance (ECI) pull images from self-managed registries.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = "'eci-registry COMMAND --help' says all about a command.")
public final class EciRegistryCommand {

    /** In the order of the help, by name. */
    private static final Map<String, Function<Streams, Callable<Integer>>> SUBCOMMANDS = new LinkedHashMap<>();

    static {
        SUBCOMMANDS.put("init", InitCommand::new);
        SUBCOMMANDS.put("annotate", AnnotateCommand::new);
        SUBCOMMANDS.put("lint", LintCommand::new);
        SUBCOMMANDS.put("images", ImagesCommand::new);
        SUBCOMMANDS.put("import", ImportCommand::new);
        SUBCOMMANDS.put("probe", ProbeCommand::new);
        SUBCOMMANDS.put("explain", ExplainCommand::new);
        SUBCOMMANDS.put("doctor", DoctorCommand::new);
        SUBCOMMANDS.put("export", ExportCommand::new);
        SUBCOMMANDS.put("kinds", KindsCommand::new);
        SUBCOMMANDS.put("migrate", MigrateCommand::new);
        SUBCOMMANDS.put("krm", KrmCommand::new);
        SUBCOMMANDS.put("completion", CompletionCommand::new);
    }

    private EciRegistryCommand() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the arguments, see {@code --help}
     */
    public static void main(String[] arguments) {
        AtomicFile.finishBeforeExit();
        System.exit(execute(Streams.ofProcess(), arguments));
    }

    /** Runs the command. Of the commands below it, only the one that is named is made: all of them take a while. */
    static int execute(Streams streams, String... arguments) {
        Function<Streams, Callable<Integer>> named = arguments.length == 0 ? null : SUBCOMMANDS.get(arguments[0]);
        CommandLine command = named == null ? commandLine(streams) : commandLine(streams, List.of(named));
        return command.execute(arguments);
    }

    /** Returns the command with all below it, reading from and writing to streams. */
    static CommandLine commandLine(Streams streams) {
        return commandLine(streams, SUBCOMMANDS.values());
    }

    private static CommandLine commandLine(
            Streams streams, Collection<Function<Streams, Callable<Integer>>> subcommands) {
        HelpOutput help = new HelpOutput(streams);
        CommandLine command = new CommandLine(new EciRegistryCommand());
        subcommands.forEach(subcommand -> command.addSubcommand(subcommand.apply(streams)));
        return command.setOut(new PrintWriter(new OutputStreamWriter(help, StandardCharsets.UTF_8), true))
                .setExecutionStrategy(parsed -> help.exitCode(new CommandLine.RunLast().execute(parsed)))
                .setErr(streams.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.color()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(EciRegistryCommand::showUsageError)
                .setExitCodeExceptionMapper(e -> ExitCodes.FAILED);
    }

    /** Picocli would print the whole help behind the message, and so hide it. */
    private static int showUsageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        if (arguments.length == 0) {
            command.usage(command.getErr());
            return ExitCodes.USAGE;
        }
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(Printable.line(name + ": error: " + shown(String.valueOf(e.getMessage()), arguments)));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + name + " --help'.");
        return ExitCodes.USAGE;
    }

    /** Picocli parts arguments at commas and shows a part, which may be one of a password. */
    private static String shown(String message, String[] arguments) {
        for (String argument : arguments) {
            if (!Redaction.isHarmless(argument)
                    && Pattern.compile("[,=]").splitAsStream(argument).anyMatch(part -> message.contains(part))) {
                return "an argument is not valid; it is not shown because it may contain credentials";
            }
        }
        return Redaction.ofProse(message);
    }

    /** Reads the version from the jar that the command runs from. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = EciRegistryCommand.class.getPackage().getImplementationVersion();
            return new String[] {"eci-registry " + (version == null ? "(not packaged)" : version)};
        }
    }
}
