package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.admission.CelAdmission.Operation;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** For any policy and any object the CEL does what the library does, and doing it again changes nothing. */
class CelAdmissionPropertyTest {

    private static final int OBJECTS = 12;

    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    private static final List<String> HOSTS = List.of(
            "a.b",
            "A.b",
            "c.a.b",
            "x.c.a.b",
            "c_d.a.b",
            "b",
            "localhost",
            "docker.io",
            "index.docker.io",
            "hub.io",
            "10.0.0.1",
            "10.1.2.3",
            "10.1.2.300",
            "010.0.0.1",
            "192.168.1.10",
            "255.255.255.255",
            "0.0.0.0",
            "1.2.3",
            "[fd00::1]",
            "[FD00::1]",
            "[fd00:0:0:0:0:0:0:1]",
            "[::]",
            "[::1]",
            "[1::]",
            "[::ffff:a00:1]",
            "[0:0:0:0:0:ffff:0a01:203]",
            "[::ffff:0:0]",
            "[::fffe:a00:1]",
            "[1:2:3:4:5:6:7]",
            "[1::2::3]",
            "[12345::]",
            "[:::]",
            "[1:2:3:4:5:6:7::]",
            "[1:2:3:4:5:6:7:8::]");
    private static final List<String> PORTS = List.of("", "", "", ":80", ":080", ":5000", ":65535", ":65536", ":0");
    private static final List<String> PATHS =
            List.of("/c", "/c/d:1", "/c@sha256:" + "a".repeat(64), "/C", "", "//c", "/c:");
    private static final List<String> PATTERNS = List.of(
            "a.b",
            "a.b:80",
            "A.B:5000",
            "b",
            "b:80",
            "10.0.0.1",
            "10.0.0.1:80",
            "[fd00::1]",
            "[fd00::1]:80",
            "localhost",
            "c_d.a.b",
            "*.a.b",
            "*.a.b:80",
            "*.b",
            "*.b:5000",
            "*.c.a.b",
            "*.io",
            "*.io:80",
            "*.168.1.10",
            "10.0.0.0/8",
            "10.0.0.0/8:80",
            "10.1.0.0/16",
            "10.1.2.3/32:5000",
            "0.0.0.0/0",
            "0.0.0.0/0:80",
            "[::]/0",
            "[::]/0:80",
            "::/80",
            "[::8000:0:0]/81",
            "[fd00::]/8",
            "fd00::/16",
            "[fd00::1]/128:80",
            "[::ffff:a00:0]/8",
            "[1::]/16");
    private static final List<String> ELEMENTS = List.of(
            "a.b",
            " a.b",
            "A.b",
            "a.b:80",
            "b:80",
            "10.0.0.1",
            "10.1.2.3:80",
            "[::1]",
            "",
            " ",
            "http://a.b",
            "\u3000",
            "*");
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "a.b/c ",
            "\ta.b/c",
            "a.b/c\n",
            "A.B/c",
            "\"]}a.b/c",
            "a.b/' + '",
            "${a.b}/c",
            "a.b\u0000/c",
            "\u212a.b/c",
            "a.b/\u00e9",
            "a.b/c:" + "t".repeat(129),
            "a.b/" + "c".repeat(256),
            "a".repeat(64),
            "http://a.b/c",
            "a.b:x/c",
            "a/b");

    @Property(tries = 60)
    void doesWhatTheLibraryDoes(@ForAll Random random) {
        RegistryPolicy policy = policy(random);
        AnnotationKeys[] keys = random.nextInt(4) == 0
                ? new AnnotationKeys[] {AnnotationKeys.ECI, AnnotationKeys.ACS}
                : new AnnotationKeys[] {AnnotationKeys.ECI};
        PolicyExport export = PolicyExport.using(policy).withKeys(keys);
        CelAdmission cel = CelAdmission.of(
                export.to(random.nextBoolean() ? ExportTarget.MUTATING_ADMISSION_POLICY : ExportTarget.KYVERNO));
        for (int i = 0; i < OBJECTS; i++) {
            List<List<String>> images = images(random);
            Map<String, String> annotations = random.nextInt(3) == 0 ? null : annotations(random);

            Map<String, String> patched = Operation.apply(cel.patch(request(images, annotations)), annotations);

            Map<String, String> existing = annotations == null ? Map.of() : annotations;
            Map<String, String> expected = RegistryAnnotations.forImages(policy, references(images))
                    .mergeInto(existing, keys)
                    .annotations();
            assertThat(patched).as("%s %s %s", policy, images, existing).isEqualTo(expected);
            assertThat(cel.patch(request(images, patched))).isEmpty();
        }
    }

    private static RegistryPolicy policy(Random random) {
        Map<RegistryPattern, Transport> rules = new LinkedHashMap<>();
        rules.put(RegistryPattern.parse("always.test"), Transport.PLAIN_HTTP);
        int count = random.nextInt(10);
        for (int i = 0; i < count; i++) {
            Transport transport = any(random, TRANSPORTS);
            rules.putIfAbsent(RegistryPattern.parse(any(random, PATTERNS)), transport);
        }
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        rules.forEach((pattern, transport) -> policy.add(transport, pattern));
        return policy.build();
    }

    /** Those of an image cache, or of init containers, containers, ephemeral containers and volumes. */
    private static List<List<String>> images(Random random) {
        List<List<String>> images = new ArrayList<>();
        int groups = random.nextInt(4) == 0 ? 1 : 4;
        for (int group = 0; group < groups; group++) {
            List<String> each = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                each.add(
                        random.nextInt(8) == 0
                                ? any(random, HOSTILE)
                                : any(random, HOSTS) + any(random, PORTS) + any(random, PATHS));
            }
            images.add(each);
        }
        return images;
    }

    private static Map<String, String> annotations(Random random) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("note", random.nextInt(20) == 0 ? "é".repeat(131_000 + random.nextInt(50)) : "text");
        for (AnnotationKeys pair : List.of(AnnotationKeys.ECI, AnnotationKeys.ACS)) {
            for (String key : List.of(pair.plainHttp(), pair.skipVerify())) {
                if (random.nextBoolean()) {
                    Set<String> elements = new LinkedHashSet<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        elements.add(any(random, ELEMENTS));
                    }
                    annotations.put(key, String.join(",", elements));
                }
            }
        }
        return annotations;
    }

    private static Map<String, Object> request(List<List<String>> images, @Nullable Map<String, String> annotations) {
        Map<String, Object> specification = new HashMap<>();
        if (images.size() == 1) {
            specification.put("images", images.get(0));
        } else {
            List<String> fields = List.of("initContainers", "containers", "ephemeralContainers");
            for (int i = 0; i < fields.size(); i++) {
                specification.put(
                        fields.get(i),
                        images.get(i).stream()
                                .map(image -> Map.of("image", image))
                                .toList());
            }
            List<Map<String, Object>> volumes = new ArrayList<>();
            volumes.add(Map.of("emptyDir", Map.of()));
            images.get(3).forEach(image -> volumes.add(Map.of("image", Map.of("reference", image))));
            specification.put("volumes", volumes);
        }
        Map<String, Object> metadata = annotations == null ? Map.of() : Map.of("annotations", annotations);
        Map<String, Object> object = Map.of("metadata", metadata, "spec", specification);
        return CelAdmission.request(images.size() == 1 ? "ImageCache" : "Pod", object);
    }

    private static List<ImageReference> references(List<List<String>> images) {
        List<ImageReference> references = new ArrayList<>();
        for (List<String> group : images) {
            for (String image : group) {
                try {
                    references.add(ImageReference.parse(image));
                } catch (InvalidInputException e) {
                    // no reference, so nothing is pulled
                }
            }
        }
        return references;
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
