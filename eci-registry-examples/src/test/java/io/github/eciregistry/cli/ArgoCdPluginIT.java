package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.eciregistry.cli.Distribution.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of Argo CD, whose commands run in the directory of an Application, and its sidecar. */
class ArgoCdPluginIT {

    private static final Path ARGO_CD = Path.of("deploy/argo-cd");

    private static final String REPO_SERVER = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: argocd-repo-server}
            spec:
              selector: {matchLabels: {app: argocd-repo-server}}
              template:
                metadata: {labels: {app: argocd-repo-server}}
                spec:
                  containers: [{name: argocd-repo-server, image: quay.io/argoproj/argocd}]
                  volumes: [{name: var-files, emptyDir: {}}, {name: plugins, emptyDir: {}}]
            """;

    @TempDir
    private Path directory;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the plugin needs bash");
        Files.createDirectory(directory.resolve("app"));
        Path home = Distribution.unpack(directory, "opt").home();
        distribution = new Distribution(directory.resolve("app"), home);
        // The policy of the application's own repository has no effect.
        Manifests.write(directory, "app/.eci-registry.yaml", "policy: {https: [\"reg.test:5000\"]}\n");
    }

    private static JsonNode read(String file) throws Exception {
        return new YAMLMapper().readTree(ARGO_CD.resolve(file).toFile());
    }

    /** Runs a command of the plugin with the environment of the sidecar and of Argo CD. */
    private Result run(String command) throws Exception {
        List<Object> line = new ArrayList<>();
        JsonNode spec = read("plugin.yaml").path("spec").path(command);
        Stream.of("command", "args").forEach(part -> spec.path(part).forEach(word -> line.add(word.textValue())));
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : read("sidecar.yaml").at("/spec/template/spec/containers/0/env")) {
            environment.put(
                    variable.path("name").textValue(), variable.path("value").textValue());
        }
        assertThat(environment).containsEntry("ECI_REGISTRY_CONFIG", "/etc/eci-registry/settings.yaml");
        Path settings = Manifests.write(
                directory,
                "settings.yaml",
                Files.readString(ARGO_CD.resolve("settings.yaml")).replace("192.168.1.10:5000", "reg.test:5000"));
        environment.putAll(Map.of(
                "ECI_REGISTRY_CONFIG",
                settings.toString(),
                "ECI_REGISTRY_CACHE_DIR",
                "",
                "ARGOCD_APP_NAME",
                "shop",
                "ARGOCD_APP_NAMESPACE",
                "shop",
                "JAVA_HOME",
                Distribution.JAVA_HOME,
                "PATH",
                distribution.home().resolve("bin") + File.pathSeparator + System.getenv("PATH")));
        return distribution.run(environment, line.toArray());
    }

    private static boolean hasProgram(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @Test
    void annotatesTheFilesOfADirectory() throws Exception {
        Manifests.write(directory, "app/a.yaml", Manifests.POD.stripTrailing());
        Manifests.write(
                directory,
                "app/b.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"web\"}}");

        assertThat(run("init")).isEqualTo(new Result(0, "", ""));
        Result result = run("generate");

        assertThat(result.err()).isEmpty();
        assertThat(PatchedObjects.read(result.out()))
                .isEqualTo(PatchedObjects.read(
                        Manifests.ANNOTATED_POD + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"));
    }

    @Test
    void failsIfAnObjectCannotBeAnnotatedOrRendered() throws Exception {
        Manifests.write(directory, "app/a.yaml", Manifests.BROKEN);
        assertThat(run("generate").exitCode()).isEqualTo(ExitCodes.FAILED);

        Manifests.write(directory, "app/kustomization.yaml", "resources: [missing.yaml]\n");
        assertThat(run("generate").exitCode()).isNotZero();
    }

    @Test
    void annotatesWhatKustomizeBuilds() throws Exception {
        assumeTrue(hasProgram("kustomize"), "kustomize is not installed");
        Manifests.write(directory, "app/pod.yaml", Manifests.POD);
        Manifests.write(directory, "app/kustomization.yaml", "namePrefix: my-\nresources: [pod.yaml]\n");

        assertThat(PatchedObjects.read(run("generate").out()))
                .isEqualTo(PatchedObjects.read(Manifests.ANNOTATED_POD.replaceFirst("name: web", "name: my-web")));
    }

    @Test
    void isAddedToTheRepoServer() throws Exception {
        assumeTrue(hasProgram("kustomize"), "kustomize is not installed");
        try (Stream<Path> files = Files.list(ARGO_CD)) {
            for (Path file : files.toList()) {
                Manifests.write(directory, "argo-cd/" + file.getFileName(), Files.readString(file));
            }
        }
        Manifests.write(directory, "install/repo-server.yaml", REPO_SERVER);
        Manifests.write(
                directory,
                "install/kustomization.yaml",
                "namespace: argocd\nresources: [repo-server.yaml]\ncomponents: [../argo-cd]\n");

        Result built = distribution.run(Map.of(), "kustomize", "build", directory.resolve("install"));

        List<Object> objects = PatchedObjects.read(built.out());
        assertThat(objects).as(built.err()).hasSize(2);
        Object map = objects.get(0);
        Object pod = Objects.requireNonNull(PatchedObjects.at(objects.get(1), "spec", "template", "spec"));
        assertThat(PatchedObjects.at(map, "data", "plugin.yaml"))
                .isEqualTo(Files.readString(ARGO_CD.resolve("plugin.yaml")));
        assertThat(PatchedObjects.at(pod, "containers", "0", "name")).isEqualTo("eci-registry");
        assertThat(PatchedObjects.at(pod, "containers", "1", "name")).isEqualTo("argocd-repo-server");
        assertThat(PatchedObjects.string(pod, "volumes"))
                .contains("name=" + PatchedObjects.at(map, "metadata", "name"), "var-files", "plugins");
    }
}
