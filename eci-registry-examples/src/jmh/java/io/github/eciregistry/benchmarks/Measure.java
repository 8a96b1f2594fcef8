package io.github.eciregistry.benchmarks;

import java.util.List;
import java.util.NoSuchElementException;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One figure of JMH.
 *
 * @param name class and method, such as {@code ParseBenchmark.parse}
 * @param parameter the values of its parameters, such as {@code JIB MANIFESTS}
 * @param score the mean
 * @param error half of the interval that holds the mean in 99.9 of 100 runs; not a number where it cannot be told
 * @param unit such as {@code ns/op}
 * @param bytes what an operation allocates
 */
record Measure(String name, String parameter, double score, double error, String unit, double bytes) {

    @SuppressWarnings("rawtypes") // JMH gives its results so.
    static Measure of(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        int method = benchmark.lastIndexOf('.');
        List<String> parameters = result.getParams().getParamsKeys().stream()
                .map(result.getParams()::getParam)
                .toList();
        Result<?> primary = result.getPrimaryResult();
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
        return new Measure(
                benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1),
                String.join(" ", parameters),
                primary.getScore(),
                primary.getScoreError(),
                primary.getScoreUnit(),
                bytes);
    }

    /** Finds the figure of a benchmark. */
    static Measure find(List<Measure> measures, String name, String parameter) {
        return measures.stream()
                .filter(measure -> measure.name.equals(name) && measure.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " " + parameter));
    }
}
