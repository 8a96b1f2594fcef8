package io.github.eciregistry.benchmarks;

import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/**
 * The time to annotate one large file, beside what a YAML parser needs to tell its events alone. Of four documents one
 * is a Service, one a ConfigMap, one a Deployment of a self-managed registry and one a CronJob of Docker Hub.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnnotateBenchmark {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: shop-%1$d
              labels:
                app.kubernetes.io/name: shop-%1$d
            spec:
              type: ClusterIP
              ports:
              - port: 80 # the front door
                targetPort: http
                protocol: TCP
              selector:
                app.kubernetes.io/name: shop-%1$d
            """;

    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings-%1$d
            data:
              log.level: "info"
              application.properties: |
                server.port=8080
                server.threads=16

                cache.size=%1$d
              greeting: 'it''s %1$d'
            """;

    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop-%1$d
              namespace: default
            spec:
              replicas: 3
              selector:
                matchLabels: {app: shop-%1$d}
              template:
                metadata:
                  labels:
                    app: shop-%1$d
                    alibabacloud.com/eci: "true"
                spec:
                  initContainers:
                  - name: migrate
                    image: harbor.example.com/shop/migrate:1.%1$d
                    command: ["sh", "-c", "exec /migrate --all"]
                  containers:
                  - name: web
                    image: 192.168.1.10:5000/shop/web:1.%1$d
                    ports:
                    - containerPort: 8080
                      name: http
                    env:
                    - name: DATABASE_URL
                      value: jdbc:postgresql://db:5432/shop
                    - name: PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: db
                          key: password
                    resources:
                      requests: {cpu: 100m, memory: 128Mi}
                      limits:
                        memory: 512Mi
                    readinessProbe:
                      httpGet:
                        path: /healthz
                        port: http
                      initialDelaySeconds: 5
                  - name: sidecar
                    image: fluent/fluent-bit:2.1
                    volumeMounts:
                    - name: config
                      mountPath: /etc/config
                  volumes:
                  - name: config
                    configMap:
                      name: settings-%1$d
            """;

    private static final String CRON_JOB = """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: report-%1$d
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                      - name: report
                        image: busybox:1.36
                        args:
                        - --day
                        - "%1$d"
            """;

    private final ManifestAnnotator annotator = ManifestAnnotator.using(RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16")
            .selfSigned("harbor.example.com")
            .build());

    /** How many documents the file holds; 8,000 are about 4.5 MB. */
    @Param({"2000", "8000"})
    int documents;

    private String text = "";

    /** Writes the file. */
    @Setup
    public void writeFile() {
        String[] kinds = {SERVICE, CONFIG, WORKLOAD, CRON_JOB};
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < documents; i++) {
            out.append("---\n").append(kinds[i % kinds.length].formatted(i));
        }
        text = out.toString();
        System.out.printf("# %d documents, %.2f MB%n", documents, text.length() / 1e6);
    }

    /** {@link ManifestAnnotator#annotate}. */
    @Benchmark
    public ManifestEdit annotate() {
        return annotator.annotate(text);
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
