package consumer;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.ReportFormat;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import java.util.Map;

/** Uses each part of core that stands on a dependency. */
public final class CoreConsumer {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
              - image: 192.168.1.10:5000/test/nginx:1.25
            """;

    private CoreConsumer() {}

    public static void main(String[] args) {
        RegistryPolicy policy = PolicyFile.parse("plainHttp: [\"192.168.0.0/16\"]\n");
        ImageReference image = ImageReference.parse("192.168.1.10:5000/test/nginx:1.25");
        System.out.println(image.registry() + " " + policy.transportFor(image.registry()));
        System.out.println(PolicyFile.toJson(policy).strip());
        System.out.print(ManifestAnnotator.using(policy).annotate(MANIFEST).text());
        LintReport report = ManifestLinter.using(policy).lint(MANIFEST);
        report.findings().forEach(finding -> System.out.println(finding.rule()));
        System.out.println(ReportFormat.SARIF
                .format(Map.of("pod.yaml", report))
                .contains("\"version\" : \"" + System.getProperty("eci-registry.version") + "\""));
        System.out.println(rulesOf(ConfigFormat.K3S_REGISTRIES, "configs: {harbor.pre.com: {tls: {ca_file: /ca.crt}}}"));
        System.out.println(
                rulesOf(ConfigFormat.REGISTRIES_CONF, "[[registry]]\nlocation = \"harbor.pre.com\"\ninsecure = true\n"));
    }

    private static Object rulesOf(ConfigFormat format, String text) {
        try {
            return format.parse(text, "file")
                    .settle(Transport.SKIP_VERIFY)
                    .toPolicy()
                    .rules();
        } catch (InvalidInputException e) {
            return e.problems().get(0).code();
        }
    }
}
