package io.github.eciregistry.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion of a command with one level of commands below it, for the shell fish, which picocli does not know.
 *
 * <p>What is written is what <a href="https://fishshell.com/docs/3.6/cmds/complete.html">{@code complete} of fish 3.6</a> takes,
 * read 2026-11-23.
 */
final class FishCompletion {

    private FishCompletion() {}

    static String of(CommandLine command) {
        List<String> lines = new ArrayList<>();
        String name = command.getCommandName();
        lines.add("# fish completion of " + name);
        addOptions(lines, name, command, "__fish_use_subcommand");
        command.getSubcommands().forEach((below, line) -> {
            lines.add("complete -c " + name + " -f -n __fish_use_subcommand -a " + below + " -d "
                    + quoted(firstSentence(line.getCommandSpec().usageMessage().description())));
            addOptions(lines, name, line, quoted("__fish_seen_subcommand_from " + below));
        });
        return String.join("\n", lines) + "\n";
    }

    private static void addOptions(List<String> lines, String name, CommandLine command, String condition) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                String text = names(option) + value(option) + " -d " + quoted(firstSentence(option.description()));
                lines.add("complete -c " + name + " -n " + condition + text);
            }
        }
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    /** Returns what may follow an option: nothing, a file, one of some words, or any text. */
    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.paramLabel().contains("FILE")) {
            return " -r -F";
        }
        String words = option.completionCandidates() == null
                ? ""
                : StreamSupport.stream(option.completionCandidates().spliterator(), false)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? " -x" : " -x -a " + quoted(words);
    }

    private static String firstSentence(String[] description) {
        String text = Ansi.OFF
                .string(String.join(" ", description))
                .replaceAll("\\s+", " ")
                .strip();
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
