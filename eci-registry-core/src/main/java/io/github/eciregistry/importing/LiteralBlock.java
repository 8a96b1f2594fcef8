package io.github.eciregistry.importing;

/** The lines of a literal block in YAML, which begins with {@code |}, as they are in the file. */
final class LiteralBlock {

    private LiteralBlock() {}

    /**
     * Returns the lines after the one with the {@code |} at an offset, or an empty string if there is no such block.
     */
    static String at(String text, int offset) {
        if (offset >= text.length() || text.charAt(offset) != '|') {
            return "";
        }
        int begin = nextLine(text, offset);
        int indentation = -1;
        int line = begin;
        while (line < text.length()) {
            int content = line;
            while (content < text.length() && text.charAt(content) == ' ') {
                content++;
            }
            boolean blank = content == text.length() || text.charAt(content) == '\n' || text.charAt(content) == '\r';
            if (!blank && content - line < Math.max(indentation, 1)) {
                break;
            }
            if (!blank && indentation < 0) {
                indentation = content - line;
            }
            line = nextLine(text, line);
        }
        return text.substring(begin, line);
    }

    private static int nextLine(String text, int offset) {
        int lineFeed = text.indexOf('\n', offset);
        return lineFeed < 0 ? text.length() : lineFeed + 1;
    }
}
