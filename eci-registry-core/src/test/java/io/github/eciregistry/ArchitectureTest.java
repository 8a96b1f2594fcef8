package io.github.eciregistry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of the packages: dependencies run one way, from the text of a manifest down to a reference. */
class ArchitectureTest {

    private static final String ROOT = "io.github.eciregistry";

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void dependenciesRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .optionalLayer("text")
                .definedBy(ROOT + ".internal.text")
                .layer("root")
                .definedBy(ROOT)
                .optionalLayer("reference")
                .definedBy(ROOT + ".reference")
                .optionalLayer("policy")
                .definedBy(ROOT + ".policy")
                .optionalLayer("importing")
                .definedBy(ROOT + ".importing")
                .optionalLayer("probe")
                .definedBy(ROOT + ".probe")
                .optionalLayer("annotation")
                .definedBy(ROOT + ".annotation")
                .optionalLayer("kind")
                .definedBy(ROOT + ".kind")
                .optionalLayer("document")
                .definedBy(ROOT + ".internal.document")
                .optionalLayer("jackson")
                .definedBy(ROOT + ".internal.jackson")
                .layer("internal")
                .definedBy(ROOT + ".internal")
                .optionalLayer("pod")
                .definedBy(ROOT + ".internal.pod")
                .optionalLayer("edit")
                .definedBy(ROOT + ".internal.edit")
                .optionalLayer("admission")
                .definedBy(ROOT + ".admission")
                .optionalLayer("manifest")
                .definedBy(ROOT + ".manifest")
                .optionalLayer("lint")
                .definedBy(ROOT + ".lint")
                .optionalLayer("diagnosis")
                .definedBy(ROOT + ".diagnosis")
                .optionalLayer("export")
                .definedBy(ROOT + ".export")
                .optionalLayer("doctor")
                .definedBy(ROOT + ".doctor")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("root")
                .mayOnlyAccessLayers("text")
                .whereLayer("internal")
                .mayOnlyAccessLayers("text", "root")
                .whereLayer("reference")
                .mayOnlyAccessLayers("text", "root", "internal")
                .whereLayer("policy")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "document")
                .whereLayer("importing")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "policy", "document", "jackson")
                .whereLayer("probe")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "policy")
                .whereLayer("annotation")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "policy")
                .whereLayer("kind")
                .mayOnlyAccessLayers("text", "root", "internal", "document")
                .whereLayer("jackson")
                .mayOnlyAccessLayers("text")
                .whereLayer("document")
                .mayOnlyAccessLayers("text", "root", "internal", "jackson")
                .whereLayer("pod")
                .mayOnlyAccessLayers(
                        "text", "root", "internal", "reference", "policy", "annotation", "kind", "document")
                .whereLayer("edit")
                .mayOnlyAccessLayers("text", "root", "internal", "annotation", "kind", "document", "pod")
                .whereLayer("admission")
                .mayOnlyAccessLayers(
                        "text", "root", "internal", "reference", "policy", "annotation", "kind", "pod", "jackson")
                .whereLayer("manifest")
                .mayOnlyAccessLayers(
                        "text",
                        "root",
                        "internal",
                        "reference",
                        "policy",
                        "annotation",
                        "kind",
                        "document",
                        "pod",
                        "edit")
                .whereLayer("lint")
                .mayOnlyAccessLayers(
                        "text",
                        "root",
                        "internal",
                        "reference",
                        "policy",
                        "annotation",
                        "kind",
                        "document",
                        "jackson",
                        "pod",
                        "edit",
                        "manifest")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "policy", "annotation")
                .whereLayer("export")
                .mayOnlyAccessLayers("text", "root", "internal", "reference", "policy", "annotation", "pod")
                .whereLayer("doctor")
                .mayOnlyAccessLayers(
                        "text",
                        "root",
                        "internal",
                        "reference",
                        "policy",
                        "annotation",
                        "kind",
                        "document",
                        "jackson",
                        "pod",
                        "diagnosis")
                .check(core);
    }

    @Test
    void onlyTheProbeUsesTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".probe")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(http\\..*|.*Socket.*|URLConnection|HttpURLConnection)")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.net..")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void noRegularExpressionReadsAReference() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".reference")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .allowEmptyShould(true)
                .check(core);
    }

    @Test
    void publicClassesAreFinal() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(core);
    }

    @Test
    void noLibraryTypeStandsInAPublicSignature() {
        noClasses()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .should(PublicSignatures.holdTypesOf("com.fasterxml.", "org.snakeyaml.", "org.yaml.", "org.apache."))
                .check(core);
    }

    @Test
    void noInternalTypeIsInAPublicSignature() {
        noClasses()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .should(PublicSignatures.holdTypesOf(ROOT + ".internal."))
                .check(core);
    }

    /** Groups of classes that need each other, with the reason why each is one idea in several files. */
    private static final Map<Set<String>, String> EXPLAINED_CYCLES = Map.ofEntries(
            entry(
                    Set.of("Correction", "DigestScanner", "Fault", "ReferenceDiagnosis", "ReferenceScanner"),
                    "a corrected text is scanned again to see whether it is a reference"),
            entry(Set.of("PatternParser", "RegistryPattern"), "the factory method parse and its parser"),
            entry(
                    Set.of("BlockIndex", "DomainIndex", "PortRules", "RegistryPolicy", "RuleIndex", "RuleList"),
                    "the index of a policy holds the policy's nested type Rule"),
            entry(
                    Set.of("AnnotationMerge", "AnnotationReading", "MergeRun", "RegistryAnnotations"),
                    "annotations are read into, and merged from, the same value"),
            entry(
                    Set.of("Document", "MappingNode", "PlainScalar", "ScalarNode", "TreeBuilder", "YamlReader"),
                    "a scalar resolves its escapes only when it is asked for its value"),
            entry(Set.of("AdmissionDecision", "ResponseWriter"), "a decision writes its response when asked for it"),
            entry(Set.of("Finding", "LintReport", "TextReport"), "the text of a report is its toString"),
            entry(Set.of("ImportEntry", "RegistryImport"), "an entry is read into the nested types of the result"),
            entry(
                    Set.of("AnswerRules", "CauseTable", "EventRules", "NetworkRules", "NodeRules", "TlsRules"),
                    "the table's nested type Rule is what each part of it returns"),
            entry(Set.of("Attempt", "Judgement", "TokenService"), "a judgement asks the token service with attempts"),
            entry(
                    Set.of("Advice", "ProbeResult", "RelatedHost", "TokenAdvice"),
                    "advice is computed from the result that shows it"),
            entry(
                    Set.of("BatchKinds", "DatabaseKinds", "OperatorKinds", "ServingKinds", "StandardKinds"),
                    "the table is written in parts, which share the shorthand of its first part"),
            entry(
                    Set.of("CustomResourceDefinitions", "PodSchemas"),
                    "the schemas of a definition are searched with the bounds of the definitions"),
            entry(Set.of("HttpReply", "TlsWire"), "the reply is read from the wire that checks it"));

    @Test
    void classesOfAPackageHaveNoUnexplainedCycles() {
        assertThat(EXPLAINED_CYCLES.keySet()).containsAll(ClassCycles.in(core));
    }
}
