package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.AdmissionDecision.Outcome;
import io.github.eciregistry.policy.RegistryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of new pods whose registry is spelled so that it looks like an allowed one. */
class AllowedSpellingsTest {

    private final RegistryAdmission admission = RegistryAdmission.using(
                    RegistryPolicy.builder().plainHttp("192.168.0.0/16").build())
            .allowingOnly("harbor.pre.com", "registry.corp:8080", "192.168.1.0/24");

    private AdmissionDecision create(String list, String image) {
        String field = list.equals("volumes")
                ? "\"volumes\":[{\"name\":\"v\",\"image\":{\"reference\":\"" + image + "\"}}]"
                : '"' + list + "\":[{\"name\":\"c\",\"image\":\"" + image + "\"}]";
        return admission.review("""
                {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
                "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE","object":{"spec":{%s}}}}
                """.formatted(field).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "library/nginx",
                "docker.io/nginx",
                "docker.io./nginx",
                "index.docker.io/library/nginx",
                "registry-1.docker.io/library/nginx",
                "localhost/nginx",
                "evil.example.com/app",
                "evil.example.com/harbor.pre.com/app",
                "harbor.pre.com",
                "harbor/app",
                "harbor.pre/app",
                "harbor.pre.com.evil.example.com/app",
                "evil-harbor.pre.com/app",
                "evil.harbor.pre.com/app",
                "harbor.pre.com./app",
                ".harbor.pre.com/app",
                "harbor..pre.com/app",
                "harbor.pre.com:0/app",
                "harbor.pre.com:/app",
                "harbor.pre.com:65536/app",
                "harbor.pre.com:99999999999/app",
                "harbor.pre.com:443:443/app",
                "harbor.pre.com@evil.example.com/app",
                "evil@harbor.pre.com/app",
                "harbor.pre.com%2fapp",
                "harbor.pre.com%00.evil.example.com/app",
                "harbor.pre.com#.evil.example.com/app",
                "harbor.pre.com?.evil.example.com/app",
                "harbor.pre.com\\\\evil.example.com/app",
                "harbor.pre.com//evil.example.com/app",
                "//harbor.pre.com/app",
                "https://harbor.pre.com/app",
                "docker://harbor.pre.com/app",
                " harbor.pre.com/app",
                "harbor.pre.com /app",
                "harbor.pre.com\\t/app",
                "harbor.pre.com\\n/app",
                "harbor.pre.com\\u0000/app",
                "\\ufeffharbor.pre.com/app",
                "harbor\\u3002pre.com/app",
                "\\uff48arbor.pre.com/app",
                "h\\u0430rbor.pre.com/app",
                "harbor.pre.com\\uff0fapp",
                "harbor_pre.com/app",
                "registry.corp/app",
                "registry.corp:8081/app",
                "registry.corp:80800/app",
                "192.168.2.1/app",
                "192.168.1.256/app",
                "192.168.1/app",
                "192.168.001.010/app",
                "0xc0.0xa8.1.10/app",
                "3232235786/app",
                "[::ffff:192.168.1.10]/app",
                "[::1]/app",
            })
    void isDenied(String image) {
        for (String list : List.of("containers", "initContainers", "volumes")) {
            AdmissionDecision decision = create(list, image);

            assertThat(decision.outcome()).as(list + ": " + decision).isEqualTo(Outcome.DENIED);
            assertThat(new String(decision.response(), StandardCharsets.UTF_8)).doesNotContain("\"patch\"");
        }
    }

    /** A pattern without a port allows each port; a zero before a port and an IPv4-mapped address change nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbor.pre.com/app",
                "harbor.pre.com/evil.example.com/app",
                "harbor.pre.com/app:evil.example.com",
                "registry.corp:8080/app",
                "192.168.1.10/app",
                "192.168.1.10:5000/app",
                "harbor.pre.com:80/app",
                "harbor.pre.com:5000/app",
                "registry.corp:08080/app",
                "[::ffff:c0a8:10a]:5000/app",
            })
    void isAllowed(String image) {
        for (String list : List.of("containers", "initContainers", "volumes")) {
            assertThat(create(list, image).outcome()).as(list).isIn(Outcome.UNCHANGED, Outcome.PATCHED);
        }
    }
}
