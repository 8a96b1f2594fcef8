package io.github.eciregistry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which files of a directory are read. */
final class SearchOptions {

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Paths to leave out, as a line of .gitignore writes them, from the working directory or the"
                    + " directory that is searched: 'dev/', '*.test.yaml', '/k8s/**/old'. Files that are named are"
                    + " left out, too.")
    private List<String> excludes = new ArrayList<>();

    @Option(
            names = "--no-ignore",
            description =
                    "In directories, also read what a .gitignore lists, node_modules, and the templates of Helm charts.")
    private boolean noIgnore;

    private Settings settings = Settings.none();

    /** Leaves out what settings exclude, too. */
    void use(Settings newSettings) {
        settings = newSettings;
    }

    Settings settings() {
        return settings;
    }

    /** Returns what options exclude. */
    List<IgnorePattern> excluded() {
        return excludes.stream()
                .map(IgnorePattern::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns whether files are skipped that are no manifests, or not of this repository. */
    boolean mayIgnore() {
        return !noIgnore;
    }
}
