package io.github.eciregistry.cli;

import io.github.eciregistry.internal.text.Redaction;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs kubectl, which knows how to reach a cluster and as whom.
 *
 * @param program kubectl, or a program that takes its arguments
 * @param options for every run, such as the context
 */
record Kubectl(String program, List<String> options) {

    /** How a run ended: its exit code, and the beginning of what it wrote to standard error. */
    record Result(int exitCode, String error) {

        boolean isForbidden() {
            return exitCode != 0 && error.contains("orbidden");
        }

        boolean lacksResource() {
            return exitCode != 0 && error.contains("doesn't have a resource type");
        }

        /** Returns why the run failed, in one line, with credentials masked. */
        String reason() {
            return error.isEmpty()
                    ? "exit code " + exitCode
                    : Redaction.ofProse(error.lines().findFirst().orElse(""));
        }
    }

    /** Takes what a run prints. */
    interface Reader {
        void read(InputStream in) throws IOException;
    }

    /**
     * Runs kubectl.
     *
     * @param input what it reads
     * @param reader what takes its output, as it comes
     * @throws IOException if the program cannot be started, or the output cannot be read
     */
    Result run(List<String> arguments, String input, Reader reader) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(program);
        line.addAll(arguments);
        line.addAll(options);
        Process kubectl = new ProcessBuilder(line).start();
        StringBuilder errors = new StringBuilder();
        Thread reading = new Thread(() -> drain(kubectl.getErrorStream(), errors), "kubectl errors");
        reading.setDaemon(true);
        reading.start();
        try (InputStream out = new BufferedInputStream(kubectl.getInputStream(), 1 << 16)) {
            write(input, kubectl.getOutputStream());
            reader.read(out);
        } catch (IOException e) {
            kubectl.destroy();
            throw e;
        }
        int exitCode = kubectl.waitFor();
        reading.join();
        return new Result(exitCode, errors.toString().strip());
    }

    /** Runs kubectl and drops its output. */
    Result run(List<String> arguments, String input) throws IOException, InterruptedException {
        return run(arguments, input, out -> out.transferTo(OutputStream.nullOutputStream()));
    }

    private static void write(String input, OutputStream to) {
        try (to) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended without reading; its exit code and its message say why.
        }
    }

    private static void drain(InputStream in, StringBuilder to) {
        try {
            to.append(new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8));
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            to.append(e.getMessage());
        }
    }
}
