package io.github.eciregistry.benchmarks;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The time to annotate one large file, beside the ways that read it into objects and write it anew, which loses comments
 * and layout, and beside what a YAML parser needs to tell its events alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ManifestBenchmark {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .skipVerify("harbor.example.com")
            .build();

    private final ManifestAnnotator annotator = ManifestAnnotator.using(POLICY);
    private final RegistryAnnotator objects = RegistryAnnotator.using(POLICY);
    private final KubernetesSerialization serialization = new KubernetesSerialization();
    private final YAMLMapper jackson = new YAMLMapper(new YAMLFactory());
    private final TreeAnnotations trees = new TreeAnnotations(POLICY);

    /** How many documents the file holds. */
    @Param("2000")
    int documents;

    private String text = "";

    /** Writes the file. */
    @Setup
    public void writeFile() {
        text = ManifestText.of(documents);
    }

    /** {@link ManifestAnnotator#annotate}, which edits the text in place. */
    @Benchmark
    public ManifestEdit annotate() {
        return annotator.annotate(text);
    }

    /** fabric8: YAML to objects, {@link RegistryAnnotator}, objects to YAML. */
    @Benchmark
    public String fabric8() {
        List<HasMetadata> items =
                serialization.unmarshal(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        StringBuilder out = new StringBuilder();
        items.forEach(item -> out.append(serialization.asYaml(objects.annotate(item))));
        return out.toString();
    }

    /** Jackson: YAML to maps, the same annotations, maps to YAML. */
    @Benchmark
    public String jackson() throws IOException {
        StringWriter out = new StringWriter();
        try (MappingIterator<Map<String, Object>> read =
                        jackson.readerForMapOf(Object.class).readValues(text);
                SequenceWriter writer = jackson.writer().writeValues(out)) {
            while (read.hasNext()) {
                writer.write(trees.annotate(read.next()));
            }
        }
        return out.toString();
    }

    /** SnakeYAML: YAML to maps, the same annotations, maps to YAML. */
    @Benchmark
    public String snakeYaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Yaml yaml = new Yaml(options);
        List<Object> annotated = new ArrayList<>();
        yaml.loadAll(text).forEach(document -> annotated.add(trees.annotate(TreeAnnotations.fields(document))));
        return yaml.dumpAll(annotated.iterator());
    }

    /** The events of snakeyaml-engine, which are thrown away. */
    @Benchmark
    public void parserEvents(Blackhole blackhole) {
        new Parse(SETTINGS).parseString(text).forEach(blackhole::consume);
    }

    /** One look at each character. */
    @Benchmark
    public int characters() {
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }
}
