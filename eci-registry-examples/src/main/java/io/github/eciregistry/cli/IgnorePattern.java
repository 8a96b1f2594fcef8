package io.github.eciregistry.cli;

import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths as {@code .gitignore} files have it: {@code *}, {@code ?} and {@code [a-z]} match within a name,
 * {@code **} any number of directories. A pattern without a slash, or with one at its end only, matches names at any
 * depth; any other matches paths from the directory it is for. A slash at the end means directories only.
 *
 * <p>The rules are those of <a href="https://git-scm.com/docs/gitignore/2.39.0">gitignore</a>, read 2026-12-01. Matching
 * takes at most the product of the lengths of pattern and path.
 */
final class IgnorePattern {

    private static final String ANY_DEPTH = "**";

    private final List<String> segments;
    private final boolean isNegated;
    private final boolean isForDirectories;

    private IgnorePattern(List<String> segments, boolean isNegated, boolean isForDirectories) {
        this.segments = segments;
        this.isNegated = isNegated;
        this.isForDirectories = isForDirectories;
    }

    /** Reads a line of a {@code .gitignore}; empty if it is blank or a comment. */
    static Optional<IgnorePattern> parse(String line) {
        String pattern = withoutTrailingBlanks(line);
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return Optional.empty();
        }
        boolean isNegated = pattern.startsWith("!");
        pattern = isNegated ? pattern.substring(1) : pattern;
        boolean isForDirectories = pattern.endsWith("/");
        pattern = isForDirectories ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean isAnchored = pattern.contains("/");
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        String anchored = isAnchored ? pattern : ANY_DEPTH + "/" + pattern;
        return Optional.of(new IgnorePattern(List.of(anchored.split("/", -1)), isNegated, isForDirectories));
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** Returns whether a match means that the path is not ignored after all. */
    boolean isNegated() {
        return isNegated;
    }

    /**
     * Returns whether the pattern matches a path.
     *
     * @param names the names of the path, from the directory that the pattern is for
     * @param isDirectory whether it is a directory
     */
    boolean matches(List<String> names, boolean isDirectory) {
        return (isDirectory || !isForDirectories) && matchesNames(names);
    }

    /** Goes back to the last {@code **} only: what an earlier one could take, the last can take as well. */
    private boolean matchesNames(List<String> names) {
        int segment = 0;
        int name = 0;
        int star = -1;
        int taken = 0;
        while (name < names.size()) {
            boolean isStar = segment < segments.size() && segments.get(segment).equals(ANY_DEPTH);
            if (isStar && segment == segments.size() - 1) {
                return true;
            }
            if (isStar) {
                star = segment++;
                taken = name;
            } else if (segment < segments.size() && NamePattern.matches(segments.get(segment), names.get(name))) {
                segment++;
                name++;
            } else if (star >= 0) {
                segment = star + 1;
                name = ++taken;
            } else {
                return false;
            }
        }
        return segment == segments.size();
    }
}
