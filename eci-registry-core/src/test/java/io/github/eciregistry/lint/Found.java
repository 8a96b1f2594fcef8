package io.github.eciregistry.lint;

import java.util.List;

/** Findings as tests write them. */
final class Found {

    private Found() {}

    /** Returns place and code of each finding, such as {@code 6:42 ECI304}. */
    static List<String> found(ManifestLinter linter, String text) {
        return linter.lint(text).findings().stream()
                .map(finding -> finding.position() + " " + finding.rule().code())
                .toList();
    }
}
