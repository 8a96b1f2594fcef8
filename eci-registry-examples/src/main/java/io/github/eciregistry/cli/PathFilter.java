package io.github.eciregistry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decides which paths below a directory are skipped, and why. */
final class PathFilter {

    private final List<IgnorePattern> excluded;
    private final SearchOptions options;
    private final Path start;
    private final Optional<GitIgnore> gitIgnore;

    /** Filters what a directory contains. */
    PathFilter(SearchOptions options, Path start) {
        this.excluded = options.excluded();
        this.options = options;
        this.start = start.toAbsolutePath().normalize();
        this.gitIgnore = options.mayIgnore() ? Optional.of(GitIgnore.above(start)) : Optional.empty();
    }

    /** Returns whether options exclude a file that is named itself. */
    static boolean isExcluded(SearchOptions options, Path file) {
        List<IgnorePattern> excluded = options.excluded();
        boolean isBelow = file.toAbsolutePath().normalize().startsWith(workingDirectory());
        Path from = isBelow ? workingDirectory() : file.toAbsolutePath().getRoot();
        return isExcluded(excluded, file, from, false) || isExcludedBySettings(options, file, false);
    }

    private static boolean isExcludedBySettings(SearchOptions options, Path path, boolean isDirectory) {
        Optional<Path> directory = options.settings().directory();
        return directory.isPresent() && isExcluded(options.settings().excludes(), path, directory.get(), isDirectory);
    }

    /** Gets ready for the content of a directory. */
    void enter(Path directory) {
        gitIgnore.ifPresent(ignore -> ignore.enter(directory));
    }

    /** Returns why a path is skipped; empty if it is not. */
    Optional<SkipReason> skips(Path path, boolean isDirectory) {
        if (isExcluded(excluded, path, start, isDirectory)
                || isExcluded(excluded, path, workingDirectory(), isDirectory)
                || isExcludedBySettings(options, path, isDirectory)) {
            return Optional.of(SkipReason.EXCLUDED);
        }
        if (gitIgnore.isEmpty()) {
            return Optional.empty();
        }
        if (isDirectory && path.endsWith("node_modules")) {
            return Optional.of(SkipReason.NODE_MODULES);
        }
        if (isDirectory && path.endsWith("templates") && Files.isRegularFile(path.resolveSibling("Chart.yaml"))) {
            return Optional.of(SkipReason.CHART_TEMPLATES);
        }
        return gitIgnore.get().ignores(path, isDirectory) ? Optional.of(SkipReason.GIT_IGNORED) : Optional.empty();
    }

    private static Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }

    private static boolean isExcluded(List<IgnorePattern> patterns, Path path, Path from, boolean isDirectory) {
        Path absolute = path.toAbsolutePath().normalize();
        if (patterns.isEmpty() || !absolute.startsWith(from) || absolute.equals(from)) {
            return false;
        }
        List<String> names = GitIgnore.names(from.relativize(absolute));
        for (int depth = 1; depth <= names.size(); depth++) {
            List<String> prefix = names.subList(0, depth);
            boolean isPrefixDirectory = isDirectory || depth < names.size();
            for (int i = patterns.size() - 1; i >= 0; i--) {
                if (patterns.get(i).matches(prefix, isPrefixDirectory)) {
                    if (!patterns.get(i).isNegated()) {
                        return true;
                    }
                    break;
                }
            }
        }
        return false;
    }
}
