package io.github.eciregistry.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** What a run of the command in this process came to. */
final class CommandRun {

    private static final Pattern SUMMARY = Pattern.compile("summary: (.*)\\R");

    private final int exitCode;
    private final byte[] out;
    private final String err;

    private CommandRun(int exitCode, byte[] out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    static CommandRun of(String... arguments) {
        return withInput("", arguments);
    }

    static CommandRun withInput(String input, String... arguments) {
        return withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static CommandRun withInput(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int exitCode = run(input, out, err, Ansi.OFF, false, arguments);
        return new CommandRun(exitCode, out.toByteArray(), err.toString());
    }

    static CommandRun atTerminal(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int exitCode = run(new byte[0], out, err, Ansi.ON, true, arguments);
        return new CommandRun(exitCode, out.toByteArray(), err.toString());
    }

    static CommandRun printingTo(OutputStream out, String... arguments) {
        StringWriter err = new StringWriter();
        return new CommandRun(run(new byte[0], out, err, Ansi.OFF, false, arguments), new byte[0], err.toString());
    }

    private static int run(
            byte[] input, OutputStream out, StringWriter err, Ansi color, boolean interactive, String... arguments) {
        Streams streams =
                new Streams(new ByteArrayInputStream(input), out, new PrintWriter(err, true), color, interactive);
        return EciRegistryCommand.execute(streams, arguments);
    }

    /** Returns the names of all commands. */
    static Set<String> commands() {
        return EciRegistryCommand.commandLine(streams(new StringWriter()))
                .getSubcommands()
                .keySet();
    }

    /** Returns what is reported when a settings file is read. */
    static String readingSettings(Path file) {
        StringWriter err = new StringWriter();
        Streams streams = streams(err);
        SettingsFile.read(
                file.toString(), Path.of(""), new Report(streams, new Progress(streams), Report.Verbosity.VERBOSE));
        return err.toString();
    }

    private static Streams streams(StringWriter err) {
        return new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(err, true),
                Ansi.OFF,
                false);
    }

    int exitCode() {
        return exitCode;
    }

    /** Returns standard output as text. */
    String out() {
        return new String(out, StandardCharsets.UTF_8);
    }

    byte[] outBytes() {
        return out.clone();
    }

    /** Returns standard error without the summary that ends a command. */
    String err() {
        return SUMMARY.matcher(err).replaceAll("");
    }

    /** Returns the lines of the summary. */
    List<String> summary() {
        return SUMMARY.matcher(err).results().map(line -> line.group(1)).toList();
    }
}
