package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many threads that share what is immutable get what one thread gets. */
class SharedInstancesTest {

    private static final int THREADS = 16;
    private static final int ROUNDS = 20;

    private final RegistryPolicy policy = RegistryPolicy.builder()
            .plainHttp("r.io", "10.0.0.0/8")
            .skipVerify("*.s.io", "s.io:5000")
            .build();
    private final ManifestAnnotator annotator = ManifestAnnotator.using(policy);
    private final ManifestLinter linter = ManifestLinter.using(policy).serverless();
    private final RegistryAnnotations annotations =
            RegistryAnnotations.builder().plainHttp("r.io").skipVerify("a.s.io").build();

    @Test
    void giveEveryThreadWhatOneThreadGets() throws Exception {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (String text : texts()) {
            tasks.add(() -> outcome(annotator.annotate(text)));
            tasks.add(() -> linter.lint(text).toString());
            tasks.add(() -> outcome(linter.fix(text)));
            tasks.add(() -> PullDiagnosis.of(text));
            tasks.add(() -> outcomeOfPolicyFile(text));
            tasks.add(() -> annotations
                    .mergeInto(Map.of("k8s.aliyun.com/plain-http-registry", text))
                    .annotations());
        }
        for (String image :
                List.of("r.io/a", "10.1.2.3:80/a", "x.s.io/a@sha256:" + "0".repeat(64), "nginx", "s.io/a")) {
            ImageReference reference = ImageReference.parse(image);
            tasks.add(() -> policy.ruleFor(reference.registry()));
            tasks.add(() -> List.of(reference.canonical(), reference.familiar(), reference.digest()));
        }
        List<Object> expected = new ArrayList<>();
        for (Callable<Object> task : tasks) {
            expected.add(task.call());
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<List<Integer>>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                runs.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return differences(tasks, expected, random);
                }));
            }
            for (Future<List<Integer>> run : runs) {
                assertThat(run.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Does all tasks a few times in an order of its own; answers which gave something else. */
    private static List<Integer> differences(List<Callable<Object>> tasks, List<Object> expected, Random random)
            throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            order.add(i);
        }
        List<Integer> different = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int task : order) {
                if (!tasks.get(task).call().equals(expected.get(task))) {
                    different.add(task);
                }
            }
        }
        return different;
    }

    private static List<Object> outcome(ManifestEdit edit) {
        return List.of(edit.text(), edit.edits(), edit.problems());
    }

    private static Object outcomeOfPolicyFile(String text) {
        try {
            return PolicyFile.parse(text);
        } catch (InvalidInputException e) {
            return e.problems();
        }
    }

    /** The inputs that the fuzz targets start from: manifests, messages, policies and values. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/fuzz"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(FuzzInput.text(Files.readAllBytes(file)));
            }
        }
        return texts;
    }
}
