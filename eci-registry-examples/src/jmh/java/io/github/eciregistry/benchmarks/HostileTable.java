package io.github.eciregistry.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The worst that each parser did for texts of a length, over all kinds of text. */
final class HostileTable {

    private final List<HostileRun.Outcome> outcomes;
    private final Duration limit;

    HostileTable(List<HostileRun.Outcome> outcomes, Duration limit) {
        this.outcomes = outcomes;
        this.limit = limit;
    }

    @Override
    public String toString() {
        int[] lengths = IntStream.concat(
                        IntStream.of(HostileInput.TYPO.lengths()), IntStream.of(HostileInput.LETTERS.lengths()))
                .toArray();
        Table table = new Table(IntStream.range(-1, lengths.length)
                .mapToObj(i -> i < 0 ? "parser" : i == 0 ? "one typo" : "%,d".formatted(lengths[i]))
                .toArray(String[]::new));
        for (Peer peer : Peer.values()) {
            List<String> cells = new ArrayList<>();
            cells.add(peer == Peer.ECI_REGISTRY ? "**eci-registry**" : peer.title());
            IntStream.of(lengths).forEach(length -> cells.add(worst(peer, length)));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private String worst(Peer peer, int length) {
        HostileRun.Outcome worst = outcomes.stream()
                .filter(outcome -> outcome.peer() == peer && outcome.length() == length)
                .max(Comparator.comparing(HostileRun.Outcome::hangs)
                        .thenComparing(HostileRun.Outcome::fails)
                        .thenComparingLong(HostileRun.Outcome::nanos))
                .orElseThrow();
        String input = length == HostileInput.TYPO.lengths()[0]
                ? ""
                : ": `" + worst.input().title() + "`";
        if (worst.hangs()) {
            return "over " + limit.toSeconds() + " s" + input;
        }
        return worst.fails() ? worst.end() + input : Table.nanos(worst.nanos());
    }

    /** Returns each outcome as JSON would have it. */
    List<Map<String, Object>> json() {
        return outcomes.stream()
                .map(outcome -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("parser", outcome.peer().title());
                    fields.put("input", outcome.input().title());
                    fields.put("length", outcome.length());
                    fields.put("nanos", outcome.nanos());
                    fields.put("end", outcome.hangs() ? "none within the limit" : outcome.end());
                    return fields;
                })
                .toList();
    }
}
