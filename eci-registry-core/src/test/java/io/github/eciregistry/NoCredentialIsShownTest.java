package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.admission.AdmissionDecision;
import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.importing.ConfigFormat;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.lint.LintBaseline;
import io.github.eciregistry.lint.LintReport;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.lint.ReportFormat;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Digest;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** A secret that is put into any input of the library is in none of its outputs. */
class NoCredentialIsShownTest {

    private static final String SECRET = Canaries.SECRET;
    private static final int TRIES = 300;

    private static final RegistryPolicy POLICY = RegistryPolicy.builder()
            .plainHttp("192.168.0.0/16", "*.corp")
            .skipVerify("harbor.pre.com")
            .build();

    @AfterContainer
    static void everyEntryPointWasSearched() {
        System.out.println("searched " + Outputs.searched() + " outputs for a secret");
        assertThat(Outputs.searched()).isGreaterThan(TRIES);
    }

    @Provide
    Arbitrary<String> values() {
        return Canaries.values();
    }

    @Property(tries = TRIES)
    void inValues(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        outputs.of(() -> ImageReference.parse(value));
        outputs.of(() -> Registry.parse(value));
        outputs.of(() -> RegistryPattern.parse(value));
        outputs.of(() -> Digest.parse(value));
        outputs.of(() -> FieldPath.parse(value));
        outputs.of(() -> RegistryPolicy.builder().plainHttp("a.corp", value).build());
        outputs.of(() -> RegistryPolicy.builder().https(value).skipVerify(value).build());
        outputs.of(() -> AnnotationKeys.of(value, "b"));
        outputs.of(() ->
                RegistryAnnotations.builder().plainHttp(value).skipVerify(value).build());
        outputs.of(() -> RegistryAdmission.using(POLICY).allowingOnly(value));
        outputs.of(() -> PolicyExport.using(POLICY).withName(value));
        outputs.of(() -> PolicyExport.using(POLICY).exemptingNamespaces(value));
        outputs.of(() -> PolicyExport.using(POLICY).matchingPodLabel(value, value));
        outputs.of(() -> PolicyExport.using(POLICY).matchingNamespaceLabel("a", value));
        outputs.of(() -> PolicyExport.using(POLICY).withName("a").to(ExportTarget.KYVERNO));
        outputs.of(() -> LintBaseline.parse(value).toJson());
        outputs.of(() -> LintBaseline.parse("{\"a\": " + SECRET + "}").toJson());
    }

    @Property(tries = TRIES)
    void inAnnotations(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        for (AnnotationKeys keys : List.of(AnnotationKeys.ECI, AnnotationKeys.ACS)) {
            Map<String, String> annotations = Map.of(keys.plainHttp(), value, keys.skipVerify(), "b.corp," + value);
            outputs.of(() -> RegistryAnnotations.parse(annotations, keys));
            AnnotationReading reading = AnnotationReading.of(annotations, keys);
            reading.problems().forEach(outputs::of);
            outputs.search("reading", reading.annotations().toString());
            RegistryAnnotations wanted =
                    RegistryAnnotations.forImages(POLICY, List.of(ImageReference.parse("new.corp/app")));
            AnnotationMerge merge = wanted.mergeInto(annotations, keys);
            merge.problems().forEach(outputs::of);
            outputs.search("merge", merge.changes().toString());
        }
    }

    @Property(tries = TRIES)
    void inPolicyFiles(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        String quoted = quoted(value);
        for (String file : List.of(
                "plainHttp: [%s]",
                "{\"plainHttp\": [\"a.corp\", %s], \"skipVerify\": [%s]}",
                "%s: [a.corp]",
                "plainHttp: {%s: 1}",
                "plainHttp: %s",
                "plainHttp:\n- \"a\"\n- [%s",
                "plainHttp: [\"a.corp\"]\n---\n%s")) {
            outputs.of(() -> PolicyFile.parse(file.replace("%s", quoted)));
            outputs.of(() -> PolicyFile.parse(file.replace("%s", value)));
        }
        outputs.of(() -> PolicyFile.parse("https: *" + SECRET));
    }

    @Property(tries = TRIES)
    void inManifests(@ForAll("values") String value) throws IOException {
        Outputs outputs = new Outputs(SECRET, value);
        String quoted = quoted(value);
        for (String manifest : List.of(
                "image: %s, name: a}]}}",
                "image: a.corp/b, name: %s}]}}",
                "image: %s}, {image: new.corp/app}]}}",
                "image: a.corp/b, %s: 1, %s: 2}]}}",
                "image: " + SECRET + " {{ x }}@h.corp/a}]}}",
                "image: *" + SECRET + "}]}}")) {
            manifest(outputs, "metadata: {name: a}, spec: {containers: [{" + manifest.replace("%s", quoted));
        }
        for (String annotations : List.of(
                "k8s.aliyun.com/plain-http-registry: %s",
                "k8s.aliyun.com/insecure-registry: %s, k8s.aliyun.com/plain-http-registry: %s",
                "%s: a.corp",
                "%s: 1, %s: 2",
                "k8s.aliyun.com/plain-http-registries: %s",
                "registry.alibabacloud.com/plain-http-registry: %s")) {
            String text = annotations.replace("%s", quoted);
            manifest(
                    outputs,
                    "metadata: {name: a, labels: {" + text + "}, annotations: {" + text
                            + "}}, spec: {containers: [{image: new.corp/app, name: a}]}}");
        }
        manifest(outputs, "metadata: " + quoted + ", spec: {containers: " + quoted + "}}");
        read(outputs, "{\"kind\": \"Pod\", \"password\": " + SECRET + "}");
        read(outputs, "kind: Pod\npassword: !" + SECRET + "!x y\n");
        read(outputs, "kind: Pod\npassword: %" + SECRET + "\n");
    }

    private static void manifest(Outputs outputs, String fields) throws IOException {
        read(outputs, "{apiVersion: v1, kind: Pod, " + fields);
        read(outputs, "{apiVersion: eci.alibabacloud.com/v1, kind: ImageCache, " + fields);
    }

    private static void read(Outputs outputs, String manifest) throws IOException {
        ManifestEdit edit = ManifestAnnotator.using(POLICY).annotate(manifest);
        edit.problems().forEach(outputs::of);
        outputs.search("edit", edit.edits().toString());
        LintReport report = ManifestLinter.using(POLICY).lint(manifest);
        outputs.search("report", report.toString());
        report.findings()
                .forEach(finding -> outputs.search(
                        "finding", finding + finding.message() + finding.path().orElse("")));
        outputs.search("baseline", LintBaseline.of(List.of(report)).toJson());
        for (ReportFormat format : ReportFormat.values()) {
            StringWriter out = new StringWriter();
            format.write(Map.of("a.yaml", report), out);
            outputs.search(format.name(), out.toString());
        }
    }

    @Property(tries = TRIES)
    void inAdmissionReviews(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        String quoted = quoted(value);
        List<RegistryAdmission> admissions = List.of(
                RegistryAdmission.using(POLICY),
                RegistryAdmission.using(POLICY).denyingInvalidReferences(),
                RegistryAdmission.using(POLICY).allowingOnly("a.corp"),
                RegistryAdmission.using(POLICY).denyingInvalidReferences().auditOnly());
        for (String object : List.of(
                "{\"spec\":{\"containers\":[{\"image\":%s},{\"image\":\"new.corp/app\"}]}}",
                "{\"metadata\":{\"name\":%s,\"annotations\":{\"k8s.aliyun.com/plain-http-registry\":%s}},"
                        + "\"spec\":{\"containers\":[{\"image\":\"new.corp/app\"}]}}",
                "{\"metadata\":{\"annotations\":{%s:\"a\",%s:\"b\"}}}",
                "{\"metadata\":{\"labels\":{%s:1}},%s:[],\"spec\":{\"containers\":{%s:1}}}",
                "{\"spec\":" + SECRET + "}")) {
            String review =
                    "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"1\","
                            + "\"operation\":\"CREATE\",\"kind\":{\"version\":\"v1\",\"kind\":\"Pod\"},\"namespace\":"
                            + quoted
                            + ",\"name\":" + quoted + ",\"object\":" + object.replace("%s", quoted) + "}}";
            for (RegistryAdmission admission : admissions) {
                decision(outputs, admission.review(review.getBytes(StandardCharsets.UTF_8)));
            }
        }
        for (String review : List.of("{\"kind\":%s}", "{\"kind\":\"AdmissionReview\",\"apiVersion\":%s}", "%s")) {
            decision(
                    outputs,
                    admissions.get(0).review(review.replace("%s", quoted).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The patch repeats what an annotation lists already, as it has to. */
    private static void decision(Outputs outputs, AdmissionDecision decision) {
        outputs.search("decision", decision + decision.reason() + decision.warnings() + decision.auditAnnotations());
        outputs.search("object", decision.kind() + " " + decision.namespace() + " " + decision.name());
        outputs.search("response", new String(decision.response(), StandardCharsets.UTF_8));
    }

    @Property(tries = TRIES)
    void inConfigurationsOfOtherSystems(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        String quoted = quoted(value);
        for (ConfigFormat format : ConfigFormat.values()) {
            for (String file : files(format)) {
                for (boolean lenient : new boolean[] {false, true}) {
                    outputs.of(() -> {
                        String text = file.replace("%s", quoted);
                        RegistryImport read = lenient
                                ? format.parseLenient(text, "h.corp/hosts.toml")
                                : format.parse(text, "h.corp/hosts.toml");
                        return read + " " + read.undecided() + read.notes() + read.rules();
                    });
                }
            }
        }
    }

    private static List<String> files(ConfigFormat format) {
        String secrets = "{\"auth\": {\"" + SECRET + "\": 1, \"" + SECRET + "\": 2}}";
        return switch (format) {
            case DOCKER_DAEMON ->
                List.of(
                        "{\"insecure-registries\": [%s], \"registry-mirrors\": [%s], \"auths\": {%s: 1, %s: 2}}",
                        "{\"insecure-registries\": {%s: 1}}", "{\"insecure-registries\": [" + SECRET + "]}", secrets);
            case REGISTRIES_CONF ->
                List.of(
                        "[[registry]]\nlocation = %s\ninsecure = true",
                        "[[registry]]\nlocation = %s\nprefix = %s\nblocked = true\n[[registry]]\nlocation = %s",
                        "[[registry]]\nlocation = \"a.corp\"\n[[registry.mirror]]\nlocation = %s",
                        "unqualified-search-registries = [%s]\nshort-name-mode = %s\n[aliases]\n%s = %s",
                        "[registries.insecure]\nregistries = [%s]\n[registries.block]\nregistries = [%s]",
                        "password = " + SECRET);
            case CONTAINERD_HOSTS ->
                List.of(
                        "server = %s\nskip_verify = true",
                        "[host.%s]\ncapabilities = [%s]\nskip_verify = true\n[host.%s.header]\nAuthorization = %s",
                        "[host.%s]\nskip_verify = %s");
            case CONTAINERD_CRI ->
                List.of(
                        "version = 2\n[plugins.\"io.containerd.grpc.v1.cri\".registry.mirrors.%s]\nendpoint = [%s]",
                        "version = 2\n[plugins.\"io.containerd.grpc.v1.cri\".registry]\nconfig_path = %s",
                        "[plugins.cri.registry.mirrors.\"h.corp\"]\nendpoint = [%s]",
                        "[plugins.cri.registry.configs.%s.tls]\ninsecure_skip_verify = true",
                        "[plugins.cri.registry.configs.%s.auth]\npassword = %s");
            case K3S_REGISTRIES ->
                List.of(
                        "{mirrors: {h.corp: {endpoint: [%s], rewrite: {%s: %s}}}}",
                        "{mirrors: {%s: {endpoint: [%s]}}, configs: {%s: {auth: {password: %s}, tls: {insecure_skip_verify: true}}}}",
                        secrets);
            default ->
                List.of(
                        "[crio.image]\ninsecure_registries = [%s]",
                        "machine: {registries: {mirrors: {%s: {endpoints: [%s]}}, config: {%s: {auth: {password: %s}}}}}",
                        "{kind: Cluster, spec: {registry: {privateRegistry: %s, insecureRegistries: [%s], auths: {%s: {password: %s}}}}}",
                        "{kind: Image, apiVersion: config.openshift.io/v1, spec: {registrySources: {insecureRegistries: [%s]}}}",
                        "{\"InsecureRegistry\": [%s], \"docker\": {\"insecure-registries\": [%s]}}",
                        secrets);
            case BUILDKIT -> List.of("[registry.%s]\nhttp = true\nmirrors = [%s]", "[registry.%s]\nhttp = %s");
            case REGCLIENT ->
                List.of(
                        "{\"hosts\": {%s: {\"tls\": \"disabled\", \"hostname\": %s, \"user\": %s, \"mirrors\": [%s]}}}",
                        "{\"hosts\": {\"h.corp\": {\"tls\": %s, \"pass\": %s}}, \"creds\": [{\"registry\": %s, \"tls\": \"insecure\"}]}",
                        secrets);
        };
    }

    @Property(tries = TRIES)
    void inPullErrors(@ForAll("values") String value) {
        Outputs outputs = new Outputs(SECRET, value);
        String line =
                value.replace('\n', ' ').replace('\t', ' ').replace("\"", "").replace("'", "");
        for (String message : List.of(
                "Failed to pull image \"%s\": rpc error: code = Unknown desc = failed to resolve reference \"%s\": EOF",
                "failed to do request: Head \"https://%s/v2/app/manifests/1\": x509: certificate signed by unknown authority",
                "pull %s failed: http: server gave HTTP response to HTTPS client",
                "%s",
                "{\"message\": \"Failed to pull image \\\"%s\\\": not found\"}")) {
            diagnosis(outputs, message.replace("%s", line));
        }
        for (String message : List.of(
                "Get \"https://h.corp/v2/\": Authorization: Bearer " + SECRET + ": 401 Unauthorized",
                "Get \"https://h.corp/token?password=" + SECRET + "&scope=x\": EOF",
                "header Authorization: Basic " + SECRET + " connection refused",
                "login with password=" + SECRET + ": unauthorized: authentication required",
                "{\"auth\": \"" + SECRET + "\"} connection refused",
                "Basic " + SECRET + ": no such host")) {
            diagnosis(outputs, message);
        }
    }

    private static void diagnosis(Outputs outputs, String message) {
        PullDiagnosis diagnosis = PullDiagnosis.of(message);
        outputs.search("diagnosis", diagnosis.toString());
        outputs.search("evidence", diagnosis.evidence());
        outputs.search("subject", diagnosis.registry() + " " + diagnosis.reference());
        outputs.search("remedy", diagnosis.remedy() + " " + diagnosis.remedy().annotations());
    }

    /** Writes a text in double quotes as JSON, YAML and TOML take it. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
