package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.cli.PackagedCommand.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Patches as Kustomize itself applies them, its own program and that in kubectl: they give what {@code annotate} gives. */
class KustomizeIT {

    private static final String OVERLAY = "resources: [../base]\ncomponents: [../eci]\n";

    @TempDir
    private Path directory;

    @TempDir
    private Path streams;

    private final List<String> build = new ArrayList<>();

    /** Skips the test unless the program is on the PATH and has Kustomize 5; kubectl of Debian has an older one. */
    private void use(String program) throws IOException, InterruptedException {
        boolean isKubectl = program.equals("kubectl");
        String version = "";
        try {
            version = run(isKubectl ? List.of(program, "version", "--client") : List.of(program, "version"))
                    .out();
        } catch (IOException e) {
            // It is not installed.
        }
        // Debian builds kustomize without a version.
        if (isKubectl ? !version.contains("Kustomize Version: v5") : !version.matches("(?s)v5.*|\\(devel\\).*")) {
            throw new TestAbortedException("no " + program + " with Kustomize 5 on the PATH");
        }
        build.addAll(isKubectl ? List.of(program, "kustomize") : List.of(program, "build"));
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        return new PackagedCommand(streams).run(command);
    }

    private Result runBuild(String name) throws IOException, InterruptedException {
        return run(
                Stream.concat(build.stream(), Stream.of(directory.resolve(name).toString()))
                        .toList());
    }

    private String build(String name) throws IOException, InterruptedException {
        Result result = runBuild(name);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private static CommandRun command(String input, String... arguments) {
        return CommandRun.withInput(
                input,
                Stream.concat(Stream.of(arguments), Stream.of(PatchLawsTest.OPTIONS))
                        .toArray(String[]::new));
    }

    private void assertComponentAnnotates(String rendered) throws IOException, InterruptedException {
        CommandRun run = command(
                rendered,
                "export",
                "--to",
                "kustomize",
                "--into",
                directory.resolve("eci").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.DONE);
        Manifests.write(directory, "overlay/kustomization.yaml", OVERLAY);
        assertSame(build("overlay"), command(rendered, "annotate").out());
    }

    private static void assertSame(String patched, String annotated) {
        assertThat(PatchedObjects.read(patched)).containsExactlyInAnyOrderElementsOf(PatchedObjects.read(annotated));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomize", "kubectl"})
    void appliesAComponentToEveryKindOfPatch(String program) throws Exception {
        use(program);
        Manifests.write(
                directory, "base/kustomization.yaml", "namespace: shop\nnamePrefix: my-\nresources: [all.yaml]\n");
        Manifests.write(directory, "base/all.yaml", PatchLawsTest.everyKind());

        String rendered = build("base");

        assertThat(command(rendered, "annotate", "--check").exitCode()).isEqualTo(ExitCodes.FOUND);
        assertComponentAnnotates(rendered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomize", "kubectl"})
    void appliesWhatFluxReads(String program) throws Exception {
        use(program);
        Manifests.write(directory, "base/all.yaml", PatchLawsTest.everyKind());
        Manifests.write(directory, "base/kustomization.yaml", "resources: [all.yaml]\n");
        String rendered = build("base");

        // Flux copies the patches into a kustomization of its own.
        String renderer = command(rendered, "export", "--to", "flux").out();
        String patches = renderer.substring(renderer.indexOf("patches:"));
        Manifests.write(directory, "flux/kustomization.yaml", "        " + patches + "        resources: [../base]\n");

        assertSame(build("flux"), command(rendered, "annotate").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomize", "kubectl"})
    void appliesComponentsToRealManifests(String program) throws Exception {
        use(program);
        Path samples = Path.of("../../shared/samples/manifests");
        if (!Files.isDirectory(samples)) {
            throw new TestAbortedException("the sample manifests are not here");
        }
        int patched = 0;
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.sorted().toList()) {
                Manifests.write(directory, "base/all.yaml", PatchLawsTest.withPrivateImages(Files.readString(file)));
                Manifests.write(directory, "base/kustomization.yaml", "resources: [all.yaml]\n");
                // Nothing for what Kustomize rejects.
                String rendered = runBuild("base").out();
                if (command(rendered, "export", "--to", "flux").exitCode() == ExitCodes.DONE) {
                    assertComponentAnnotates(rendered);
                    patched++;
                }
            }
        }
        assertThat(patched).isGreaterThan(20);
    }

    @Test
    void runsTheFunction() throws Exception {
        use("kustomize");
        String script = "#!/bin/sh\nexec '" + String.join("' '", PackagedCommand.line("krm")) + "'\n";
        Path function = Manifests.write(
                directory,
                "function/eci-registry-krm",
                script.replace(
                        PackagedCommand.JAR.toString(),
                        PackagedCommand.JAR.toAbsolutePath().toString()));
        assertThat(function.toFile().setExecutable(true)).isTrue();
        Manifests.write(directory, "function/pod.yaml", Manifests.POD);
        Manifests.write(
                directory, "function/kustomization.yaml", "resources: [pod.yaml]\ntransformers: [policy.yaml]\n");
        Manifests.write(directory, "function/policy.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: eci-registry
                  annotations:
                    config.kubernetes.io/function: |
                      exec: {path: ./eci-registry-krm}
                data:
                  plainHttp: "reg.test:5000"
                """);
        build.addAll(List.of("--enable-alpha-plugins", "--enable-exec"));

        assertSame(build("function"), Manifests.ANNOTATED_POD);
    }

    @Test
    void failsIfAnObjectIsGone() throws Exception {
        use("kustomize");
        Manifests.write(directory, "base/all.yaml", Manifests.POD);
        Manifests.write(directory, "base/kustomization.yaml", "resources: [all.yaml]\n");
        Manifests.write(directory, "overlay/kustomization.yaml", OVERLAY);
        CommandRun.withInput(
                Manifests.POD.replace("web", "other"),
                "export",
                "--to=kustomize",
                "--plain-http=reg.test:5000",
                "--into=" + directory.resolve("eci"));

        assertThat(runBuild("overlay").exitCode()).isNotZero();
    }
}
