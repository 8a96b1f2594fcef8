package io.github.eciregistry.doctor;

import static io.github.eciregistry.doctor.Dumps.PLAIN;
import static io.github.eciregistry.doctor.Dumps.X509;
import static io.github.eciregistry.doctor.Dumps.pod;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Laws of every dump. */
class DumpPropertiesTest {

    private static List<String> objects(Random random, String site) {
        List<String> objects = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            String image = "reg" + random.nextInt(3) + "." + site + ".example:5000/app:" + random.nextInt(2);
            Dumps.Pod pod = pod("p" + i, image).in(site).created("2026-11-30T0" + random.nextInt(9) + ":00:00Z");
            switch (random.nextInt(5)) {
                case 0 -> pod.says(PLAIN);
                case 1 -> pod.says(X509);
                case 2 -> pod.saysOnly("Back-off pulling image \"" + image + "\"");
                case 3 -> pod.running();
                default -> pod.says("dial tcp 10.0.0.1:5000: i/o timeout");
            }
            if (random.nextBoolean()) {
                pod.ownedBy("apps/v1", "StatefulSet", "db" + random.nextInt(2));
            }
            if (random.nextInt(3) == 0) {
                pod.annotated("k8s.aliyun.com/plain-http-registry", "reg0." + site + ".example");
            }
            objects.add(pod.toString());
        }
        return objects;
    }

    private static List<DoctorFinding> examine(List<String> objects) {
        return ClusterDoctor.create().examine(Dumps.read(Dumps.list(objects))).findings();
    }

    @Property(tries = 40)
    void theOrderOfObjectsChangesNothing(@ForAll long seed) {
        List<String> objects = objects(new Random(seed), "shop");
        List<String> shuffled = new ArrayList<>(objects);
        Collections.shuffle(shuffled, new Random(seed + 1));

        assertThat(examine(shuffled)).isEqualTo(examine(objects));
    }

    @Property(tries = 40)
    void twoIndependentDumpsHaveTheFindingsOfEach(@ForAll long seed) {
        List<String> one = objects(new Random(seed), "one");
        List<String> two = objects(new Random(seed + 1), "two");
        List<String> both = new ArrayList<>(one);
        both.addAll(two);
        List<DoctorFinding> apart = new ArrayList<>(examine(one));
        apart.addAll(examine(two));

        assertThat(examine(both)).containsExactlyInAnyOrderElementsOf(apart);
    }

    @Property(tries = 100)
    void aDumpThatBreaksOffIsAProblemAndNoException(@ForAll long seed) {
        Random random = new Random(seed);
        String text = Dumps.list(objects(random, "shop"));
        String cut = text.substring(0, random.nextInt(text.length()));
        ClusterDump dump = Dumps.read(cut);

        ClusterDoctor.create().examine(dump);
        assertThat(dump.problems().isEmpty()).isEqualTo(cut.isEmpty());
    }

    @Property(tries = 100)
    void noTextIsAnException(@ForAll("texts") String text) {
        assertThat(ClusterDoctor.create().examine(Dumps.read(text)).findings())
                .allSatisfy(finding -> assertThat(finding.toString()).isNotEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"items\"",
                "\"kind\"",
                "\"Pod\"",
                "\"metadata\"",
                "\"status\"",
                "null",
                "\"\\ud800\"",
                "1e999",
                "\n",
                "- ",
                "kind: Pod\n",
                "metadata: ",
                "&a ",
                "*a",
                "\"containerStatuses\"",
                "\u0000",
                "\uFEFF",
                "---\n",
                "{{ x }}",
                "\"spec\"",
                "\"ownerReferences\"",
                "\"data\"",
                "true",
                "\t");
        return parts.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Test
    void endsAtAnyDepth() {
        for (String open : List.of("[", "{\"a\":", "{\"items\":[", "{\"spec\":{\"template\":")) {
            assertThat(Dumps.read(open.repeat(100_000)).problems()).hasSize(1);
        }
        assertThat(Dumps.read("- ".repeat(5_000)).pods()).isZero();
    }

    @Test
    void endsWhereOwnersOwnEachOther() {
        String first = Dumps.owned("apps/v1", "ReplicaSet", "a", "ReplicaSet", "b", "{}");
        String second = Dumps.owned("apps/v1", "ReplicaSet", "b", "ReplicaSet", "a", "{}");
        String pod = pod("p", "10.0.0.1/app:1")
                .says(PLAIN)
                .ownedBy("apps/v1", "ReplicaSet", "a")
                .toString();

        assertThat(examine(List.of(first, second, pod))).hasSize(1);
    }
}
