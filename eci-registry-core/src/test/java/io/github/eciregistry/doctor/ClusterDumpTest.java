package io.github.eciregistry.doctor;

import static io.github.eciregistry.doctor.Dumps.PLAIN;
import static io.github.eciregistry.doctor.Dumps.pod;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterDumpTest {

    private static final String POD =
            pod("a", "192.168.1.10:5000/app:1").says(PLAIN).toString();

    private static List<DoctorFinding> findings(ClusterDump dump) {
        return ClusterDoctor.create().examine(dump).findings();
    }

    @Test
    void readsOneObjectSeveralDocumentsAndTypedLists() {
        String second = POD.replace("\"name\":\"a\"", "\"name\":\"b\"");
        String untyped = POD.replace("\"apiVersion\":\"v1\",\"kind\":\"Pod\",", "");

        assertThat(findings(Dumps.read(POD))).hasSize(1);
        assertThat(Dumps.read(POD + "\n" + second).pods()).isEqualTo(2);
        assertThat(Dumps.read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[" + untyped + "]}")
                        .pods())
                .isEqualTo(1);
        assertThat(Dumps.read("{\"apiVersion\":\"v1\",\"items\":[" + untyped + "],\"kind\":\"PodList\"}")
                        .pods())
                .isEqualTo(1);
    }

    @Test
    void readsYaml() {
        ClusterDump json = Dumps.read(POD);
        ClusterDump yaml = Dumps.read("---\n" + POD + "\n---\nkind: List\napiVersion: v1\nitems: []\n");
        ClusterDump list = Dumps.read("apiVersion: v1\nkind: List\nitems:\n- " + POD + "\n");

        assertThat(yaml.problems()).isEmpty();
        assertThat(findings(yaml)).isEqualTo(findings(json));
        assertThat(findings(list)).isEqualTo(findings(json));
    }

    @Test
    void saysWhereATextBreaksOffAndKeepsWhatWasBefore() {
        ClusterDump dump = Dumps.read("{\"items\":[" + POD + ",\n{\"kind\":\"Pod\",");

        assertThat(dump.pods()).isEqualTo(1);
        assertThat(dump.problems()).hasSize(1);
        assertThat(dump.problems().get(0).position()).get().asString().startsWith("2:");
        assertThat(dump.problems().get(0).path()).contains("dump");
    }

    @Test
    void readsTheDirectoryOfClusterInfoDump(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("shop/a"));
        Files.writeString(directory.resolve("shop/pods.json"), POD);
        Files.writeString(directory.resolve("shop/a/logs.txt"), "not an object");

        ClusterDump dump = ClusterDump.builder().addDirectory(directory).build();

        assertThat(dump.pods()).isEqualTo(1);
        assertThat(dump.problems()).isEmpty();
    }

    @Test
    void keepsTheNewerOfTwoVersionsWhateverTheOrder() {
        String older = POD.replace("\"name\":\"a\"", "\"name\":\"a\",\"resourceVersion\":\"99\"");
        String newer = pod("a", "192.168.1.10:5000/app:1")
                .running()
                .metadata("\"resourceVersion\":\"100\"")
                .toString();

        assertThat(findings(Dumps.read(older + newer))).isEmpty();
        assertThat(findings(Dumps.read(newer + older))).isEmpty();
    }
}
