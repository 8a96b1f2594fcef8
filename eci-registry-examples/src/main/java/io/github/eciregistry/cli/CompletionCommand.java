package io.github.eciregistry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code eci-registry completion}: prints the completion of a shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        customSynopsis = "eci-registry completion bash|zsh|fish",
        descriptionHeading = "%n",
        description = "Prints the completion of the command for a shell.",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold Exit codes|@",
            "  0  the completion was printed",
            "  2  the command line is not valid",
            "",
            "@|bold Examples|@",
            "  source <(eci-registry completion bash)",
            "  eci-registry completion fish > ~/.config/fish/completions/eci-registry.fish",
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that there is a completion for. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(arity = "1", paramLabel = "SHELL", hideParamSyntax = true, description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    private final Streams streams;

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Report report = new Report(streams, new Progress(streams));
        CommandLine command = EciRegistryCommand.commandLine(streams);
        try {
            streams.out().write(text(shell, command).getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            report.outputFailure(e);
        }
        return report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** Returns the completion of a command for a shell. Zsh runs that of bash, with its own {@code bashcompinit}. */
    static String text(Shell shell, CommandLine command) {
        return shell == Shell.FISH ? FishCompletion.of(command) : AutoComplete.bash(command.getCommandName(), command);
    }
}
