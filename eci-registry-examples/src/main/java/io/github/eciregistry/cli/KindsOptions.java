package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.kind.WorkloadKinds;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that adds kinds to the table. */
final class KindsOptions {

    @Option(
            names = "--kinds",
            paramLabel = "FILE",
            description = "A file of kinds to know too, in YAML or JSON: see 'eci-registry kinds --help'.")
    private List<String> files = new ArrayList<>();

    private Settings settings = Settings.none();

    /** Takes the kinds of settings, too. */
    void use(Settings newSettings) {
        settings = newSettings;
    }

    /** Returns the standard kinds and those of the files. Everything that is wrong with a file is reported. */
    WorkloadKinds read(Report report) {
        WorkloadKinds kinds = WorkloadKinds.standard();
        Stream<String> configured = settings.kinds().stream().map(Path::toString);
        for (String file : Stream.concat(configured, files.stream()).toList()) {
            try {
                kinds = kinds.with(WorkloadKinds.read(Path.of(file)));
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> report.problem(file, problem));
            } catch (IOException e) {
                report.failure(file, e);
            } catch (InvalidPathException e) {
                report.error(file, "not a file name in this locale: " + e.getReason());
            }
        }
        return kinds;
    }
}
