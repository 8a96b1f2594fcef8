package io.github.eciregistry.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into messages: one for each line of a log or of {@code kubectl describe}, and one for each string of a
 * line of JSON. Lines that a terminal, an editor or YAML has wrapped are put together again.
 */
final class MessageLines {

    /**
     * How to join lines that do not start a message.
     *
     * @param always whether such a line always continues the previous one, or only with evidence: the previous line
     *     started a known message, has an open quote, ends in a colon, or is about as long as the longest line
     * @param isTight whether lines of about maximum length are joined without a space, because a terminal wrapped them
     *     at any character; otherwise with a space
     */
    record Joining(boolean always, boolean isTight) {}

    /** No terminal and no editor wraps lines that are shorter. */
    private static final int SHORTEST_WRAPPED = 60;

    private static final int SHORTEST_OPEN = 40;

    /**
     * How much shorter than the longest line a wrapped line may be, since people shorten addresses before sharing
     * output.
     */
    private static final int SLACK = 8;

    private static final Set<String> FIRST_WORDS =
            Set.of(("- * Normal Warning Error Failed Back-off Pulling Successfully Unable ctr:"
                            + " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
                    .split(" "));

    private static final List<String> FIRST_LETTERS =
            List.of("time=", "level=", "ts=", "msg=", "FATA[", "ERRO[", "WARN[", "INFO[", "DEBU[", "[eci.");

    private final Joining joining;
    private final int width;
    private final List<String> messages = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private String before = "";
    private int indentation;
    private boolean isKnown;
    private boolean isYaml;
    private boolean isQuoteOpen;
    private boolean isAmbiguous;
    private boolean isParted;

    private MessageLines(Joining joining, int width) {
        this.joining = joining;
        this.width = width;
    }

    /** Cuts a text. */
    static MessageLines split(String text, Joining joining) {
        List<String> lines = Escapes.withoutColours(text).lines().toList();
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        MessageLines split = new MessageLines(joining, Math.max(width, SHORTEST_WRAPPED));
        lines.forEach(split::add);
        split.finish();
        return split;
    }

    /** Returns the messages of the text in order, with escapes resolved, without blank ones. */
    List<String> messages() {
        return messages;
    }

    /** Checks whether joining lines with and without a space gives different results. */
    boolean isAmbiguous() {
        return isAmbiguous;
    }

    private void add(String line) {
        String content = line.strip();
        if (content.isEmpty()) {
            isParted = true;
            return;
        }
        if (isParted && !startsCause(content)) {
            finish();
        }
        isParted = false;
        if (isStackFrame(line, content)) {
            return;
        }
        if (isJson(content)) {
            finish();
            addStrings(content);
        } else {
            if (current.length() > 0 && continues(line, content)) {
                join(line, content);
            } else {
                start(line, content);
            }
            isQuoteOpen ^= hasOddQuotes(content);
            before = line;
        }
    }

    private void start(String line, String content) {
        finish();
        String key = content.startsWith("- ") ? content.substring(2) : content;
        indentation = indentationOf(line) + content.length() - key.length();
        isKnown = startsMessage(content);
        isYaml = key.startsWith("message:") || key.startsWith("note:");
        current.append(line);
    }

    private void join(String line, String content) {
        int last = current.length() - 1;
        if (isYaml && current.charAt(last) == '\\') {
            current.deleteCharAt(last).append(content);
        } else if (isFull(before) && !lacksBlank(before, content)) {
            isAmbiguous = true;
            current.append(joining.isTight() ? line : ' ' + content);
        } else {
            current.append(' ').append(content);
        }
    }

    private void finish() {
        if (current.length() > 0) {
            messages.add(Escapes.resolve(current.toString()).strip());
        }
        current.setLength(0);
        isQuoteOpen = false;
        before = "";
    }

    private boolean continues(String line, String content) {
        if (before.length() >= SHORTEST_OPEN && endsOpen(before)) {
            return true;
        }
        if (startsCause(content)) {
            return true;
        }
        if (startsMessage(content)) {
            return false;
        }
        boolean isFolded = isYaml && indentationOf(line) > indentation;
        return joining.always()
                || isFolded
                || isQuoteOpen
                || isFull(before)
                || (isKnown && !isYaml && hadNoRoom(firstWord(content)));
    }

    /** Checks whether the previous line would have been too long for the terminal with one more word. */
    private boolean hadNoRoom(String word) {
        return before.length() + 1 + word.length() >= SHORTEST_WRAPPED;
    }

    private boolean isFull(String line) {
        return line.length() >= width - SLACK;
    }

    /** Checks whether a space is missing between two lines: between a colon and a word, or before an opening quote. */
    private static boolean lacksBlank(String line, String next) {
        char last = line.charAt(line.length() - 1);
        char first = next.charAt(0);
        boolean endsName = last == ':' && (Character.isLetter(first) || first == '"');
        boolean opensQuote = first == '"' && next.length() > 1 && Character.isLetterOrDigit(next.charAt(1));
        return endsName || (opensQuote && Character.isLetter(last));
    }

    private static boolean endsOpen(String line) {
        String content = line.stripTrailing();
        return content.endsWith(":") || content.endsWith("=");
    }

    /** Checks whether the line continues with the cause of an exception, as Java, Rust and .NET print it. */
    private static boolean startsCause(String content) {
        return content.startsWith("Caused by:")
                || content.startsWith("---> ")
                || (content.length() > 3
                        && content.charAt(0) >= '0'
                        && content.charAt(0) <= '9'
                        && content.startsWith(": ", 1));
    }

    /** Checks whether the line is a stack frame, which is irrelevant to the pull. */
    private static boolean isStackFrame(String line, String content) {
        return Character.isWhitespace(line.charAt(0))
                && ((content.startsWith("at ") && content.indexOf('(') > 0)
                        || (content.startsWith("... ") && content.endsWith(" more")));
    }

    private static boolean startsMessage(String content) {
        String word = firstWord(content);
        return FIRST_WORDS.contains(word)
                || FIRST_LETTERS.stream().anyMatch(content::startsWith)
                || isKey(word)
                || startsWithDate(content)
                || content.contains(" Warning ")
                || content.contains(" Normal ");
    }

    private static String firstWord(String content) {
        int blank = content.indexOf(' ');
        return blank < 0 ? content : content.substring(0, blank);
    }

    /**
     * Checks whether the word is a key of {@code kubectl describe}, or a capitalized word that starts a message: {@code
     * Events:}.
     */
    private static boolean isKey(String word) {
        return word.length() > 2
                && Character.isUpperCase(word.charAt(0))
                && word.endsWith(":")
                && word.chars().limit(word.length() - 1L).allMatch(Character::isLetter);
    }

    /**
     * Checks whether the line begins with a date such as {@code 2026-…}, or as in the kubelet's log: {@code E1123 …}.
     */
    private static boolean startsWithDate(String content) {
        int start = "IWEF".indexOf(content.charAt(0)) >= 0 ? 1 : 0;
        int i = start;
        while (i < content.length() && i < start + 4 && content.charAt(i) >= '0' && content.charAt(i) <= '9') {
            i++;
        }
        return i == start + 4 && i < content.length() && content.charAt(i) == (start == 1 ? ' ' : '-');
    }

    private static int indentationOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean hasOddQuotes(String content) {
        boolean odd = false;
        for (int i = 0; i < content.length(); i++) {
            odd ^= content.charAt(i) == '"' && (i == 0 || content.charAt(i - 1) != '\\');
        }
        return odd;
    }

    /** Checks whether the line is JSON: an object, a list, or an object member with a string value. */
    private static boolean isJson(String content) {
        int open = 0;
        while (open < content.length() && "[{ ".indexOf(content.charAt(open)) >= 0) {
            open++;
        }
        if (open == content.length() || content.charAt(open) != '"') {
            return false;
        }
        return open > 0 || content.startsWith(": \"", content.indexOf('"', 1) + 1);
    }

    /** Adds the text between quotes; a message in JSON is one string, in which quotes are escaped. */
    private void addStrings(String content) {
        int start = -1;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\\' && start >= 0) {
                i++;
            } else if (c == '"' && start < 0) {
                start = i + 1;
            } else if (c == '"') {
                addString(content.substring(start, i));
                start = -1;
            }
        }
        if (start >= 0) {
            addString(content.substring(start));
        }
    }

    private void addString(String string) {
        String message = Escapes.resolve(string).strip();
        if (!message.isEmpty()) {
            messages.add(message);
        }
    }
}
