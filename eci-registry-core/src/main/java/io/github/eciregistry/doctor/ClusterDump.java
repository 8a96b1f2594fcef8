package io.github.eciregistry.doctor;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.kind.WorkloadKinds;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The objects of a cluster, read from what {@code kubectl get --output json} or {@code --output yaml} prints, or from the
 * directory that {@code kubectl cluster-info dump --output-directory} writes.
 *
 * <p>JSON of any size is read as a stream, and only the fields that matter are kept: about 2 KB of memory for each pod. YAML
 * is read up to 64 Mi characters. Of secrets, only the host names of pull secrets are kept.
 *
 * <p>A text that breaks off or is not valid never is an exception: {@link #problems()} says where it is, and what was read
 * before is there.
 *
 * <p>Immutable and thread-safe; its builder is not thread-safe.
 *
 * @since 0.1.0
 */
public final class ClusterDump {

    private final Cluster cluster;
    private final List<Problem> problems;

    private ClusterDump(Cluster cluster, List<Problem> problems) {
        this.cluster = cluster;
        this.problems = List.copyOf(problems);
    }

    /**
     * Starts a dump without objects, which knows the kinds of {@link WorkloadKinds#standard()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return builder(WorkloadKinds.standard());
    }

    /**
     * Starts a dump without objects.
     *
     * @param kinds the kinds that have pods
     * @return a new builder
     */
    public static Builder builder(WorkloadKinds kinds) {
        Objects.requireNonNull(kinds, "kinds");
        return new Builder(kinds);
    }

    Cluster cluster() {
        return cluster;
    }

    /**
     * Returns what could not be read.
     *
     * @return the problems with their positions, in the order of reading, unmodifiable; the path is the name of the text
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns how many pods were read.
     *
     * @return the number, 0 or more
     */
    public int pods() {
        return cluster.podCount();
    }

    /** Returns the number of problems. */
    @Override
    public String toString() {
        return "ClusterDump[" + problems.size() + " problems]";
    }

    /**
     * Collects the objects of one or more texts.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private static final int MAX_YAML = 64 * 1024 * 1024;

        private final KeptFields kept;
        private final TextPool pool = new TextPool();
        private final Cluster cluster;
        private final List<Problem> problems = new ArrayList<>(0);

        private Builder(WorkloadKinds kinds) {
            this.kept = KeptFields.of(kinds);
            this.cluster = new Cluster(kinds);
        }

        /**
         * Reads a text in JSON or YAML: one object, a list, or several of these.
         *
         * @param name the name of the text in problems, such as a file name
         * @param in the text in UTF-8, read to its end and not closed
         * @return this builder
         * @throws IOException if the stream fails
         */
        public Builder add(String name, InputStream in) throws IOException {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(in, "in");
            InputStream text = in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
            int first = firstCharacter(text);
            if (first == '{' || first == '[') {
                Problem problem = JsonDump.read(text, kept, pool, this::object);
                addProblems(name, problem == null ? List.of() : List.of(problem));
            } else if (first >= 0) {
                addProblems(name, yaml(text));
            }
            return this;
        }

        /**
         * Reads the {@code *.json}, {@code *.yaml} and {@code *.yml} files of a directory and those below it.
         *
         * @param directory the directory; links to directories are not followed
         * @return this builder
         * @throws IOException if the directory or a file cannot be read
         */
        public Builder addDirectory(Path directory) throws IOException {
            Objects.requireNonNull(directory, "directory");
            List<Path> files;
            try (Stream<Path> found = Files.walk(directory)) {
                files = found.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    add(directory.relativize(file).toString(), in);
                }
            }
            return this;
        }

        private List<Problem> yaml(InputStream in) throws IOException {
            byte[] bytes = in.readNBytes(MAX_YAML + 1);
            if (bytes.length > MAX_YAML) {
                return List.of(Problem.of(
                        ProblemCode.FILE_TOO_LARGE,
                        "",
                        "YAML is read up to 64 MiB: let kubectl print JSON, which is read in any size"));
            }
            return YamlDump.read(new String(bytes, StandardCharsets.UTF_8), kept, pool, this::object);
        }

        private void object(Map<String, Object> fields) {
            cluster.add(new ClusterObject(fields));
        }

        private void addProblems(String name, Collection<Problem> found) {
            found.forEach(problem -> problems.add(problem.atPath(name)));
        }

        private static int firstCharacter(InputStream in) throws IOException {
            in.mark(1 << 12);
            int c = in.read();
            for (int i = 1; i < 1 << 11 && (c <= ' ' || c > 0x7F) && c >= 0; i++) {
                c = in.read(); // Blanks, and the bytes of a byte order mark.
            }
            in.reset();
            return c;
        }

        /**
         * Returns the dump; the builder must not be used any more.
         *
         * @return the dump
         */
        public ClusterDump build() {
            return new ClusterDump(cluster, Collections.unmodifiableList(problems));
        }
    }
}
