package io.github.eciregistry.lint;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.CharUtils;

/**
 * The comments of a text that suppress findings: {@code # eci-registry:ignore ECI304, ECI301} after a value for its line,
 * on a line of its own for the line below. Without a code it is about all rules.
 */
final class Suppressions {

    private static final String MARK = "eci-registry:ignore";

    private final Map<Integer, Set<Rule>> rulesByLine = new HashMap<>();

    private Suppressions() {}

    static Suppressions of(String text) {
        Suppressions suppressions = new Suppressions();
        int line = 1;
        int counted = 0;
        for (int mark = text.indexOf(MARK); mark >= 0; ) {
            for (; counted < mark; counted++) {
                char c = text.charAt(counted);
                line += c == '\n' || (c == '\r' && text.charAt(counted + 1) != '\n') ? 1 : 0;
            }
            mark = text.indexOf(MARK, suppressions.add(text, mark, line));
        }
        return suppressions;
    }

    /** Adds a comment and returns where to look for the next. */
    private int add(String text, int mark, int line) {
        int hash = mark - 1;
        while (hash >= 0 && text.charAt(hash) == ' ') {
            hash--;
        }
        if (hash < 0 || text.charAt(hash) != '#') {
            return mark + 1;
        }
        int before = hash - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        boolean ownLine = before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\r';
        if (!ownLine && before == hash - 1) {
            return mark + 1;
        }
        int end = mark + MARK.length();
        if (end < text.length() && CharUtils.isAsciiAlphanumeric(text.charAt(end))) {
            return end;
        }
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        rulesByLine
                .computeIfAbsent(ownLine ? line + 1 : line, key -> EnumSet.noneOf(Rule.class))
                .addAll(rules(text.substring(mark + MARK.length(), end)));
        return end;
    }

    private static Set<Rule> rules(String words) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        boolean named = false;
        for (String word : words.replace(',', ' ').trim().split(" +", -1)) {
            if (!word.regionMatches(true, 0, "ECI", 0, 3)) {
                break;
            }
            named = true;
            Rule.ofCode(word).ifPresent(rules::add);
        }
        return named ? rules : EnumSet.allOf(Rule.class);
    }

    boolean cover(Rule rule, int line) {
        return rulesByLine.getOrDefault(line, Set.of()).contains(rule);
    }
}
