package io.github.eciregistry.cli;

/** The colours of {@code git diff}, for people at a terminal. */
final class DiffColors {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[m";
    private static final int HEADER_LINES = 2;

    private DiffColors() {}

    /** Returns the diff of one file with colours; without them it is the same text. */
    static String paint(String diff) {
        LineStarts lines = new LineStarts(diff);
        StringBuilder out = new StringBuilder(diff.length() + 9 * lines.count());
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line);
            String color = line < HEADER_LINES ? BOLD : colorOf(diff.charAt(start));
            int end = lines.start(line + 1) - 1;
            out.append(color).append(diff, start, end);
            out.append(color.isEmpty() ? "" : PLAIN).append('\n');
        }
        return out.toString();
    }

    private static String colorOf(char mark) {
        return switch (mark) {
            case '@' -> CYAN;
            case '-' -> RED;
            case '+' -> GREEN;
            default -> "";
        };
    }
}
