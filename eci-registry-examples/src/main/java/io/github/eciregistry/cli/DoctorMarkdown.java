package io.github.eciregistry.cli;

import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.policy.PolicyFile;

/** Writes the findings of the doctor as Markdown, for an issue or a chat. */
final class DoctorMarkdown {

    private DoctorMarkdown() {}

    static String of(DoctorReport report) {
        StringBuilder out = new StringBuilder("# Image pulls\n\n" + escaped(DoctorText.summary(report)) + "\n");
        String group = "";
        for (DoctorFinding finding : report.findings()) {
            String heading = DoctorText.headingOf(finding);
            if (!heading.equals(group)) {
                out.append("\n## ").append(escaped(heading)).append('\n');
                group = heading;
            }
            out.append("\n**[")
                    .append(finding.verdict().code())
                    .append("](")
                    .append(finding.verdict().page())
                    .append(")** ");
            out.append(escaped(finding.owner() + DoctorText.podsOf(finding))).append(": ");
            out.append(escaped(finding.verdict().title() + ": " + finding.detail()))
                    .append("\n\n");
            finding.evidence().ifPresent(evidence -> out.append(fenced("text", DoctorText.end(evidence))));
            finding.fix()
                    .steps()
                    .forEach(step -> out.append("- ").append(escaped(step)).append('\n'));
            finding.fix()
                    .command(finding.owner())
                    .ifPresent(command -> out.append('\n').append(fenced("shell", command)));
        }
        if (!report.learned().rules().isEmpty()) {
            out.append("\n## Add to the policy\n\n```yaml\n")
                    .append(PolicyFile.toYaml(report.learned()))
                    .append("```\n");
        }
        return out.toString();
    }

    private static String fenced(String language, String line) {
        return "````" + language + "\n" + Printable.line(line) + "\n````\n\n";
    }

    /** Escapes what Markdown acts on. */
    private static String escaped(String text) {
        return Printable.line(text).replaceAll("([\\\\`*_{}\\[\\]<>#|!])", "\\\\$1");
    }
}
