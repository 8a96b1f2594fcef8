package io.github.eciregistry.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.Canaries;
import io.github.eciregistry.Outputs;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A secret in any text of a dump is in nothing that the doctor says. */
class NoCredentialOfADumpIsShownTest {

    /** A string in JSON, with the colon behind it if it is a key. */
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(:?)");

    /** Shorter texts also occur inside words of the format. */
    private static final int MIN_PART = 4;

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "*.corp")
            .skipVerify("harbor.pre.com")
            .build();

    @Provide
    Arbitrary<String> values() {
        return Canaries.values();
    }

    @Property(tries = 80)
    void inEachTextOfADump(@ForAll PullVerdict verdict, @ForAll("values") String value) {
        Outputs outputs = new Outputs(Canaries.SECRET, value);
        String dump = Dumps.list(Objects.requireNonNull(VerdictTest.DUMPS.get(verdict)));
        // A quote or a line break ends a part of a message, so that a password with one is two words of it.
        String part = value.replaceAll("[\n\t\"']", "");
        for (String text : texts(dump)) {
            String whole = text.indexOf(' ') < 0 ? escaped(value) : part;
            examine(outputs, dump.replace('"' + text + '"', '"' + whole + '"'));
            if (text.length() >= MIN_PART) {
                examine(outputs, dump.replace(text, part));
                examine(outputs, dump.replace(text, text + part));
            }
        }
    }

    /** Kubernetes has no names with other characters. */
    @Example
    void namesOfKubernetesAreShown() {
        for (String name : List.of("a", "web-7c9f", "my.app-1.example", "x".repeat(63), "token-abc", "password")) {
            Owner owner = new Owner("eci.alibabacloud.com/v1", "ImageCache", name, name, Optional.empty());

            assertThat(owner).hasToString("ImageCache " + name + "/" + name);
            assertThat(owner.name()).isEqualTo(name);
            assertThat(owner.namespace()).isEqualTo(name);
        }
    }

    @Example
    void ownersAreMasked() {
        Owner owner =
                new Owner("u:a@h.corp/v1", "u:a@h.corp", "u:a@h.corp", "u:a@h.corp/app", Optional.of("u:a@h.corp"));

        assertThat(owner).hasToString("***@h.corp ***@h.corp/***@h.corp/app");
        assertThat(owner.apiVersion() + owner.manager()).isEqualTo("***@h.corp/v1Optional[***@h.corp]");
    }

    private static Set<String> texts(String dump) {
        Set<String> texts = new TreeSet<>();
        STRING.matcher(dump)
                .results()
                .filter(found -> found.group(2).isEmpty() && !found.group(1).isEmpty())
                .forEach(found -> texts.add(found.group(1)));
        return texts;
    }

    private static void examine(Outputs outputs, String dump) {
        ClusterDump read = Dumps.read(dump);
        read.problems().forEach(outputs::of);
        for (ClusterDoctor doctor :
                List.of(ClusterDoctor.create(), ClusterDoctor.using(POLICY).serverless())) {
            DoctorReport report = doctor.examine(read);
            report.problems().forEach(outputs::of);
            outputs.search("report", report + " " + report.webhook());
            outputs.search("policy", PolicyFile.toYaml(report.policy()) + report.learned());
            report.findings().forEach(finding -> search(outputs, finding));
        }
    }

    private static void search(Outputs outputs, DoctorFinding finding) {
        Owner owner = finding.owner();
        outputs.search("finding", finding.toString());
        outputs.search("owner", owner + owner.apiVersion() + owner.kind() + owner.namespace() + owner.name());
        outputs.search("subject", finding.image() + " " + finding.registry() + " " + finding.pods());
        outputs.search("detail", finding.detail() + " " + finding.evidence());
        outputs.search("fix", finding.fix() + " " + finding.fix().command(owner));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
