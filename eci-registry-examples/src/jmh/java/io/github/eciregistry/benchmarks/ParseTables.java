package io.github.eciregistry.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The tables of the parsers. */
final class ParseTables {

    private static final String PARSE = "ParseBenchmark.parse";
    private static final String REFUSE = "InvalidBenchmark.refuse";

    private ParseTables() {}

    static String parse(List<Measure> measures) {
        Table table =
                new Table("parser", "checks", "manifests, ns", "bytes", "realistic, ns", "bytes", "as slow as ours");
        Measure own = own(measures, Corpus.MANIFESTS);
        for (String[] floor : new String[][] {
            {"*floor: a pass*", "FloorBenchmark.pass"}, {"*floor: a pass and an object*", "FloorBenchmark.passAndParts"}
        }) {
            row(
                    table,
                    floor[0],
                    "nothing",
                    Measure.find(measures, floor[1], Corpus.MANIFESTS.name()),
                    Measure.find(measures, floor[1], Corpus.REALISTIC.name()),
                    own);
        }
        sorted(measures)
                .forEach(peer -> row(
                        table,
                        peer == Peer.ECI_REGISTRY ? "**eci-registry**" : peer.title(),
                        peer.validates() ? "yes" : "little",
                        find(measures, peer, Corpus.MANIFESTS),
                        find(measures, peer, Corpus.REALISTIC),
                        own));
        return table + "\n" + targets(measures);
    }

    private static void row(
            Table table, String title, String checks, Measure manifests, Measure realistic, Measure own) {
        table.row(
                title,
                checks,
                Table.time(manifests),
                Table.number(manifests.bytes()),
                Table.time(realistic),
                Table.number(realistic.bytes()),
                Table.number(manifests.score() / own.score()));
    }

    /** What was aimed at, and what came out. */
    private static String targets(List<Measure> measures) {
        Table table = new Table("aim", "manifests", "realistic");
        row(
                table,
                "at most 1.5 times a pass and an object",
                corpus -> own(measures, corpus).score()
                        / Measure.find(measures, "FloorBenchmark.passAndParts", corpus.name())
                                .score());
        row(table, "at most 170 bytes", corpus -> own(measures, corpus).bytes());
        row(
                table,
                "at least 10 times as fast as any other that checks",
                corpus -> Arrays.stream(Peer.values())
                                .filter(peer -> peer.validates() && peer != Peer.ECI_REGISTRY)
                                .mapToDouble(
                                        peer -> find(measures, peer, corpus).score())
                                .min()
                                .orElseThrow()
                        / own(measures, corpus).score());
        return table.toString();
    }

    private static void row(Table table, String aim, ToDoubleFunction<Corpus> figure) {
        table.row(
                aim,
                Table.number(figure.applyAsDouble(Corpus.MANIFESTS)),
                Table.number(figure.applyAsDouble(Corpus.REALISTIC)));
    }

    private static Measure own(List<Measure> measures, Corpus corpus) {
        return find(measures, Peer.ECI_REGISTRY, corpus);
    }

    static BarChart chart(List<Measure> measures) {
        BarChart chart = new BarChart(
                "One image reference, mean of 200 as they stand in manifests", "ns", Peer.ECI_REGISTRY.title());
        chart.bar(
                "floor: a pass and an object",
                Measure.find(measures, "FloorBenchmark.passAndParts", Corpus.MANIFESTS.name())
                        .score());
        sorted(measures)
                .forEach(peer -> chart.bar(
                        peer.validates() ? peer.title() : peer.title() + " (unchecked)",
                        find(measures, peer, Corpus.MANIFESTS).score()));
        return chart;
    }

    static String invalid(List<Measure> measures) {
        Table table = new Table("parser", "refuses", "ns for one", "bytes");
        Arrays.stream(Peer.values())
                .sorted(Comparator.comparingDouble(
                        peer -> Measure.find(measures, REFUSE, peer.name()).score()))
                .forEach(peer -> {
                    Measure measure = Measure.find(measures, REFUSE, peer.name());
                    long refused = Corpus.INVALID.stream()
                            .filter(text -> !peer.accepts(text))
                            .count();
                    table.row(
                            peer == Peer.ECI_REGISTRY ? "**eci-registry**" : peer.title(),
                            refused + " of " + Corpus.INVALID.size(),
                            Table.time(measure),
                            Table.number(measure.bytes()));
                });
        return table.toString();
    }

    private static Stream<Peer> sorted(List<Measure> measures) {
        return Arrays.stream(Peer.values())
                .sorted(Comparator.comparingDouble(
                        peer -> find(measures, peer, Corpus.MANIFESTS).score()));
    }

    private static Measure find(List<Measure> measures, Peer peer, Corpus corpus) {
        return measures.stream()
                .filter(measure -> measure.name().equals(PARSE)
                        && List.of(measure.parameter().split(" ")).containsAll(List.of(peer.name(), corpus.name())))
                .findFirst()
                .orElseThrow();
    }
}
