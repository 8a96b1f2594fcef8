package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DoctorFixesTest {

    private static final String CLUSTER = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: Pod
                metadata:
                  name: db-0
                  namespace: shop
                  labels: {alibabacloud.com/eci: "true"}
                  ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: s1, controller: true}]
                spec:
                  containers: [{name: db, image: "192.168.1.10:5000/db:15"}]
                status:
                  phase: Pending
                  containerStatuses:
                    - name: db
                      image: 192.168.1.10:5000/db:15
                      state: &waiting
                        waiting:
                          reason: ErrImagePull
                          message: 'Head "https://192.168.1.10:5000/v2/": http: server gave HTTP response to HTTPS client'
              - apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-1
                  namespace: shop
                  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d1, controller: true}]
              - apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  namespace: shop
                  %s
                spec: {template: {metadata: {labels: {alibabacloud.com/eci: "true"}}, spec: {containers: [{name: web, image: "192.168.1.10:5000/web"}]}}}
              - apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1-x
                  namespace: shop
                  labels: {alibabacloud.com/eci: "true"}
                  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r1, controller: true}]
                spec:
                  containers: [{name: web, image: "192.168.1.10:5000/web"}]
                status:
                  phase: Pending
                  containerStatuses: [{name: web, image: "192.168.1.10:5000/web", state: *waiting}]
            """;

    private static final String APPLIED_STATEFUL_SET = "{\"apiVersion\":\"apps/v1\",\"kind\":\"StatefulSet\","
            + "\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"k8s.aliyun.com/plain-http-registry\":"
            + "\"192.168.1.10:5000\"}}}},\"metadata\":{\"name\":\"db\",\"namespace\":\"shop\"}}";

    @TempDir
    private Path directory;

    @BeforeEach
    void answerWithoutErrors() throws IOException {
        answer("", "true");
    }

    /** Writes a program that prints the cluster for kubectl get, and keeps what it is told to apply. */
    private void answer(String metadata, String applying) throws IOException {
        Path objects = Files.writeString(directory.resolve("answer"), CLUSTER.formatted(metadata));
        Path program = Files.writeString(directory.resolve("kubectl"), """
                #!/bin/sh
                echo "$*" >> %1$s/calls
                case "$1 $2" in
                  'get pods') cat %2$s ;;
                  get*) echo '{"apiVersion":"v1","items":[],"kind":"List"}' ;;
                  apply*) cat >> %1$s/applied; %3$s ;;
                esac
                """.formatted(directory, objects, applying));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private CommandRun fix(String answers, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "doctor",
                "--context",
                "test",
                "--kubectl",
                directory.resolve("kubectl").toString(),
                "--fix"));
        arguments.addAll(List.of(options));
        return CommandRun.withInput(answers, arguments.toArray(String[]::new));
    }

    private List<String> changes() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).stream()
                .filter(call -> !call.startsWith("get "))
                .toList();
    }

    private String applied() throws IOException {
        return Files.readString(directory.resolve("applied"));
    }

    @Test
    void patchesWhatIsConfirmedAndDeletesThePodsThatWait() throws IOException {
        CommandRun run = fix("no\ny\n");

        assertThat(run.err())
                .contains("patch StatefulSet shop/db, then delete 1 pod (db-0): {\"spec\":")
                .contains("apply this patch? [y/N]");
        assertThat(run.summary()).containsExactly("1 owner patched, 1 declined; 0 owners need another fix");
        assertThat(changes())
                .containsExactly(
                        "apply --server-side --validate=false --field-manager eci-registry-doctor --filename - --context test",
                        "delete pod --wait=false db-0 --namespace shop --context test");
        assertThat(applied()).isEqualTo(APPLIED_STATEFUL_SET);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
    }

    @Test
    void asksNothingWithYes() throws IOException {
        CommandRun run = fix("", "--yes");

        assertThat(run.err()).doesNotContain("[y/N]");
        assertThat(changes()).hasSize(3);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void changesNothingWithoutAnAnswer() throws IOException {
        assertThat(fix("", "--quiet").err()).contains("patch Deployment shop/web: {\"spec\":");
        assertThat(fix("").summary()).containsExactly("0 owners patched, 2 declined; 0 owners need another fix");
        assertThat(changes()).isEmpty();
    }

    @Test
    void letsTheServerTryWithADryRun() throws IOException {
        CommandRun run = fix("", "--yes", "--dry-run=server");

        assertThat(changes()).hasSize(3).allMatch(call -> call.contains(" --dry-run=server"));
        assertThat(run.summary()).containsExactly("2 owners would be patched, 0 declined; 0 owners need another fix");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
    }

    @Test
    void leavesAloneWhatIsManagedElsewhere() throws IOException {
        answer("labels: {app.kubernetes.io/managed-by: Helm}", "true");

        CommandRun run = fix("", "--yes");

        assertThat(applied()).isEqualTo(APPLIED_STATEFUL_SET);
        assertThat(run.summary()).containsExactly("1 owner patched, 0 declined; 1 owner needs another fix");
        assertThat(run.out()).contains("Helm manages Deployment shop/web");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
    }

    @Test
    void reportsAConflictAndDeletesNoPod() throws IOException {
        answer("", "echo 'error: Apply failed with 1 conflict: conflict with \"ci\"' >&2; exit 1");

        CommandRun run = fix("", "--yes");

        assertThat(changes()).hasSize(2).allMatch(call -> call.startsWith("apply "));
        assertThat(run.err())
                .contains("StatefulSet shop/db: error: another field manager has this annotation")
                .contains("conflict with \"ci\"");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void needsALiveCluster() {
        assertThat(CommandRun.of("doctor", "--fix").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("doctor", "--yes").err()).contains("--yes and --dry-run need --fix");
    }

    @Test
    void showsWhatAnnotateChangesInTheFilesOfTheOwners() throws IOException {
        Path cluster = Files.writeString(directory.resolve("cluster.yaml"), CLUSTER.formatted(""));
        Path file = Manifests.write(directory, "k8s/web.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    metadata:
                      labels: {app: web}
                    spec: {containers: [{name: web, image: "192.168.1.10:5000/web"}]}
                """);
        Manifests.write(directory, "k8s/other.yaml", Manifests.POD);

        CommandRun run =
                CommandRun.of("doctor", "--source", directory.resolve("k8s").toString(), cluster.toString());

        assertThat(run.out()).endsWith("""
                        @@ -5,4 +5,6 @@
                           template:
                             metadata:
                               labels: {app: web}
                        +      annotations:
                        +        k8s.aliyun.com/plain-http-registry: "192.168.1.10:5000"
                             spec: {containers: [{name: web, image: "192.168.1.10:5000/web"}]}
                        """).contains("+++ b" + file).doesNotContain("other.yaml");
        assertThat(run.err()).contains("no file describes StatefulSet shop/db: annotate it where it comes from");
    }
}
