package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String POD = """
            apiVersion: v1
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
                  state:
                    waiting:
                      reason: ErrImagePull
                      message: 'Head "https://192.168.1.10:5000/v2/db/manifests/15": http: server gave HTTP response to HTTPS client'
            """;

    private static final String PATCH = "kubectl patch statefulset db --namespace shop --type merge --patch"
            + " '{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"k8s.aliyun.com/plain-http-registry\":"
            + "\"192.168.1.10:5000\"}}}}}'";

    @TempDir
    private Path directory;

    @Test
    void saysWhatIsWrongAndHowItIsFixed() {
        CommandRun run = CommandRun.withInput(POD, "doctor");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(run.out())
                .containsSubsequence(
                        "192.168.1.10:5000: HTTP_REGISTRY_ASKED_OVER_HTTPS\n",
                        "  ECI701 error  StatefulSet shop/db, 1 pod\n",
                        "not ready",
                        PATCH,
                        "plainHttp:\n    - \"192.168.1.10:5000\"\n",
                        "1 pod examined, 1 cannot pull, of 1 owner; 1 owner is fixed by an annotation\n");
    }

    @Test
    void printsPatchesPolicyMarkdownAndJson() {
        assertThat(CommandRun.withInput(POD, "doctor", "--output", "patch", "-").out())
                .isEqualTo(PATCH + "\n");
        assertThat(CommandRun.withInput(POD, "doctor", "--output", "policy").out())
                .isEqualTo("plainHttp:\n  - \"192.168.1.10:5000\"\n");
        assertThat(CommandRun.withInput(POD, "doctor", "--output", "markdown").out())
                .contains("## 192.168.1.10:5000: HTTP\\_REGISTRY")
                .contains(PATCH);
        assertThat(CommandRun.withInput(POD, "doctor", "--output", "json").out())
                .contains("\"code\" : \"ECI701\"")
                .contains("\"kind\" : \"PATCH_AND_DELETE_PODS\"");
    }

    @Test
    void paintsAtATerminal() throws IOException {
        Path file = Files.writeString(directory.resolve("pod.yaml"), POD);

        assertThat(CommandRun.atTerminal("doctor", file.toString()).out())
                .contains("\u001b[31mECI701 error\u001b[m")
                .contains("\u001b[1m192.168.1.10:5000");
    }

    @Test
    void readsTheDirectoryOfADump() throws IOException {
        Files.createDirectories(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/pods.yaml"), POD);

        assertThat(CommandRun.of("doctor", "--from-dump", directory.toString()).out())
                .contains("ECI701");
    }

    @Test
    void examinesTheRestOfAnInputThatBreaksOff() {
        CommandRun run = CommandRun.withInput("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",", "doctor");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).startsWith("<stdin>:1:").contains("[UNREADABLE_DOCUMENT]");
    }

    @Test
    void warnsOfAnInputWithoutPods() {
        CommandRun run = CommandRun.withInput("kind: List\napiVersion: v1\nitems: []\n", "doctor");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        assertThat(run.err()).contains("the input has no pods");
    }

    @Test
    void namesAFileThatIsNotThere() {
        CommandRun run = CommandRun.of("doctor", directory.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("no such file");
    }

    @Test
    void refusesAPolicyThatIsNotValid() {
        assertThat(CommandRun.withInput(POD, "doctor", "--plain-http", "http://a")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    /** Writes a program that answers as kubectl does of a user who may not read events, and knows the kinds it is given. */
    private Path kubectl(String answer) throws IOException {
        Path objects = Files.writeString(directory.resolve("answer"), answer);
        Path program = Files.writeString(directory.resolve("kubectl"), """
                #!/bin/sh
                echo "$*" >> %s/calls
                case "$2" in
                  pods) cat %s ;;
                  events) echo 'Error from server (Forbidden): events is forbidden' >&2; exit 1 ;;
                  imagecaches*) echo 'error: the server doesn'"'"'t have a resource type "imagecaches"' >&2; exit 1 ;;
                  *) echo '{"apiVersion":"v1","items":[],"kind":"List"}' ;;
                esac
                """.formatted(directory, objects));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void readsALiveClusterThroughKubectl() throws IOException {
        CommandRun run = CommandRun.of(
                "doctor",
                "--namespace",
                "shop",
                "--context",
                "test",
                "--kubectl",
                kubectl(POD).toString());

        assertThat(run.out()).contains("ECI701 error  StatefulSet shop/db");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FOUND);
        assertThat(run.err())
                .contains("this user may not read events")
                .contains("doctor-rbac.yaml")
                .doesNotContain("imagecaches");
        assertThat(Files.readAllLines(directory.resolve("calls")))
                .allMatch(call -> call.startsWith("get ") && call.contains("--context test"))
                .anyMatch(call -> call.startsWith("get pods ") && call.contains("--namespace shop"))
                .noneMatch(call -> call.contains("secrets"));
    }

    @Test
    void saysThatKubectlIsNotThere() {
        CommandRun run = CommandRun.of(
                "doctor", "-A", "--kubectl", directory.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).startsWith("kubectl: error: ");
    }
}
