package io.github.eciregistry.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures all there is to measure, prints a table of each, writes the figures as JSON and charts as SVG into {@code
 * docs/benchmarks}, and puts the tables into {@code docs/performance.md}. Run from the top of the project.
 *
 * <p>{@code --full} takes more and longer runs; {@code --try} only sees whether all of it runs, and leaves the documentation
 * alone; names of tables, such as {@code parse hostile}, measure these only.
 */
public final class BenchmarkReport {

    private static final String HOSTILE = "hostile";
    private static final String START_UP = "start-up";
    private static final String PAGE = "performance.md";

    private final Effort effort;
    private final List<String> only;
    private final Path directory;
    private final PerformancePage page;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private BenchmarkReport(Effort effort, List<String> only, Path docs) throws IOException {
        this.effort = effort;
        this.only = only;
        this.directory = Files.createDirectories(docs.resolve("benchmarks"));
        this.page = new PerformancePage(docs.resolve(PAGE));
        only.stream().filter(id -> !id.equals(HOSTILE) && !id.equals(START_UP)).forEach(Section::of);
    }

    /** Measures, and writes what came out. */
    public static void main(String[] args) throws Exception {
        List<String> only = new ArrayList<>(List.of(args));
        Effort effort = only.remove("--full") ? Effort.FULL : only.remove("--try") ? Effort.TRY : Effort.QUICK;
        Path docs = Path.of("docs");
        if (effort == Effort.TRY) {
            Path copy = Files.createTempDirectory("docs");
            Files.copy(docs.resolve(PAGE), copy.resolve(PAGE));
            docs = copy;
        }
        new BenchmarkReport(effort, only, docs).run();
        System.out.println("# written to " + docs);
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        page.replace("machine", machine());
        for (Section section : Section.values()) {
            if (isWanted(section.id())) {
                measure(section);
            }
        }
        if (isWanted(HOSTILE)) {
            HostileTable table = new HostileTable(new HostileRun(effort.limit()).run(), effort.limit());
            json.writeValue(directory.resolve(HOSTILE + ".json").toFile(), table.json());
            publish(HOSTILE, table.toString());
        }
        if (isWanted(START_UP)) {
            Map<String, Double> medians = new StartUpRun(effort.starts()).run();
            json.writeValue(directory.resolve(START_UP + ".json").toFile(), medians);
            Table table = new Table("JVM", "ms, median");
            medians.forEach((flags, median) -> table.row("`" + flags + "`", Table.number(median)));
            publish(START_UP, table.toString());
        }
    }

    private boolean isWanted(String id) {
        return only.isEmpty() || only.contains(id);
    }

    private void measure(Section section) throws IOException, RunnerException {
        System.out.println("# " + section.id() + " …");
        Path file = directory.resolve(section.id() + ".json");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx2g")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .forks(effort.forks())
                .warmupIterations(effort.warmUps())
                .measurementIterations(effort.iterations())
                .warmupTime(effort.iteration(section.isSlow()))
                .measurementTime(effort.iteration(section.isSlow()));
        section.includes().forEach(options::include);
        Collection<RunResult> results = new Runner(options.build()).run();
        // Where the machine keeps its JVM is nobody's business.
        Files.writeString(file, Files.readString(file).replaceAll("\"jvm\" : \"[^\"]*\"", "\"jvm\" : \"java\""));
        List<Measure> measures = results.stream().map(Measure::of).toList();
        BarChart chart = section.chart(measures);
        String table = section.table(measures);
        if (chart == null) {
            publish(section.id(), table);
        } else {
            String svg = section.id() + ".svg";
            Files.writeString(directory.resolve(svg), chart.toString());
            publish(section.id(), table + "\n![%s](benchmarks/%s)\n".formatted(chart.title(), svg));
        }
    }

    private void publish(String id, String table) throws IOException {
        System.out.println();
        System.out.println(table);
        page.replace(id, table);
    }

    private String machine() throws IOException {
        Table table = new Table("", "");
        table.row("date", LocalDate.now().toString());
        table.row("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        table.row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        table.row("JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        table.row("runs", effort.toString());
        return table.toString().replaceFirst("---:", "---");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElseGet(() -> System.getProperty("os.arch"));
    }
}
