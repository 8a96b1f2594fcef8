package io.github.eciregistry.cli;

/** Why a file or directory below a directory that is searched is not read. */
enum SkipReason {
    /** An option or the settings exclude it. */
    EXCLUDED("excluded path", "excluded paths", "excluded"),
    /** The templates of a Helm chart, which are not manifests before they are rendered. */
    CHART_TEMPLATES(
            "directory of chart templates",
            "directories of chart templates",
            "chart templates, which have to be rendered first"),
    /** Packages of Node.js. */
    NODE_MODULES("node_modules directory", "node_modules directories", "packages of Node.js"),
    /** A {@code .gitignore} lists it. */
    GIT_IGNORED("path in .gitignore", "paths in .gitignore", "a .gitignore lists it");

    private final String singular;
    private final String plural;
    private final String reason;

    SkipReason(String singular, String plural, String reason) {
        this.singular = singular;
        this.plural = plural;
        this.reason = reason;
    }

    /** Returns a number of paths skipped for this reason, such as {@code 2 excluded paths}. */
    String counted(int number) {
        return Counted.of(number, singular, plural);
    }

    /** Returns why one path is skipped. */
    String reason() {
        return reason;
    }
}
