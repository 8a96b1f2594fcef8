package io.github.eciregistry.cli;

import io.github.eciregistry.Severity;
import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.doctor.FixKind;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.policy.PolicyFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/** Writes the findings of the doctor for people: grouped by registry and cause, with the fix below each. */
final class DoctorText {

    /** How much of a message is shown, in characters. */
    private static final int SHOWN = 150;

    private final StringBuilder out = new StringBuilder();
    private final Ansi color;

    private DoctorText(Ansi color) {
        this.color = color;
    }

    /** Returns the report as a text for a terminal. */
    static String of(DoctorReport report, Ansi color) {
        DoctorText text = new DoctorText(color);
        text.write(report);
        return text.out.toString();
    }

    private void write(DoctorReport report) {
        String group = "";
        for (DoctorFinding finding : report.findings()) {
            String heading = headingOf(finding);
            if (!heading.equals(group)) {
                out.append(group.isEmpty() ? "" : "\n")
                        .append(styled("bold", heading))
                        .append('\n');
                group = heading;
            }
            write(finding);
        }
        if (!report.learned().rules().isEmpty()) {
            out.append('\n').append(styled("bold", "add to the policy")).append('\n');
            PolicyFile.toYaml(report.learned())
                    .lines()
                    .forEach(line -> out.append("  ").append(line).append('\n'));
        }
        out.append(report.findings().isEmpty() ? "" : "\n")
                .append(summary(report))
                .append('\n');
    }

    /** Returns the registry and the cause, such as {@code harbor.pre.com: X509_UNKNOWN_AUTHORITY}. */
    static String headingOf(DoctorFinding finding) {
        String registry = finding.registry().map(Object::toString).orElse("no registry");
        String cause = finding.cause().map(Enum::name).orElse("nothing failed yet");
        return Printable.line(registry + ": " + cause);
    }

    private void write(DoctorFinding finding) {
        String style = switch (finding.verdict().severity()) {
            case ERROR -> "red";
            case WARNING -> "yellow";
            case HINT -> "cyan";
        };
        String severity = finding.verdict().severity().name().toLowerCase(Locale.ROOT);
        out.append("  ")
                .append(styled(style, finding.verdict().code() + " " + severity))
                .append("  ")
                .append(finding.owner())
                .append(podsOf(finding))
                .append('\n');
        if (!finding.image().isEmpty()) {
            row("image", finding.image());
        }
        row("verdict", finding.verdict().title() + ": " + finding.detail());
        finding.evidence().ifPresent(evidence -> row("evidence", end(evidence)));
        finding.fix().steps().forEach(step -> row("fix", step));
        finding.fix().command(finding.owner()).ifPresent(command -> row("run", command));
    }

    /** Returns how many pods there are and when the oldest and the newest were created. */
    static String podsOf(DoctorFinding finding) {
        int count = finding.pods().size();
        if (count == 0
                || (count == 1 && finding.owner().name().equals(finding.pods().get(0)))) {
            return "";
        }
        String pods = ", " + count + (count == 1 ? " pod" : " pods");
        if (finding.oldest().isEmpty() || finding.newest().isEmpty()) {
            return pods;
        }
        boolean isOne = finding.oldest().equals(finding.newest());
        return pods + ", created " + finding.oldest().get()
                + (isOne ? "" : " to " + finding.newest().get());
    }

    private void row(String name, String value) {
        out.append(String.format("    %-9s %s\n", name, Printable.line(value)));
    }

    /** Returns the end of a long message, where the cause is. */
    static String end(String message) {
        if (message.length() <= SHOWN) {
            return message;
        }
        int colon = message.indexOf(": ", message.length() - SHOWN);
        return "…" + message.substring(colon < 0 ? message.length() - SHOWN : colon + 1);
    }

    /** Returns the counts in one line. */
    static String summary(DoctorReport report) {
        List<DoctorFinding> findings = report.findings();
        Set<String> failing = new LinkedHashSet<>();
        Set<String> owners = new LinkedHashSet<>();
        for (DoctorFinding finding : findings) {
            if (finding.verdict().severity() == Severity.ERROR) {
                owners.add(finding.owner().toString());
                finding.pods().forEach(pod -> failing.add(finding.owner().namespace() + "/" + pod));
            }
        }
        long patches = findings.stream()
                .filter(finding -> finding.fix().kind() != FixKind.ELSEWHERE)
                .map(finding -> finding.owner().toString())
                .distinct()
                .count();
        String webhook = report.webhook()
                .map(name -> "; installed: " + Printable.line(name))
                .orElse("");
        return Counted.of(report.pods(), "pod") + " examined, " + failing.size() + " cannot pull, of "
                + Counted.of(owners.size(), "owner") + "; " + Counted.of(patches, "owner is", "owners are")
                + " fixed by an annotation" + webhook;
    }

    private String styled(String style, String text) {
        return color.enabled() ? paint(style, text) : text;
    }

    private static String paint(String style, String text) {
        String code = switch (style) {
            case "bold" -> "1";
            case "red" -> "31";
            case "yellow" -> "33";
            default -> "36";
        };
        return "\u001b[" + code + "m" + text + "\u001b[m";
    }
}
