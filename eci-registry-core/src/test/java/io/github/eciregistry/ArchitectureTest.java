package io.github.eciregistry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
                .whereLayer("root")
                .mayNotAccessAnyLayer()
                .whereLayer("reference")
                .mayOnlyAccessLayers("root")
                .whereLayer("policy")
                .mayOnlyAccessLayers("root", "reference")
                .whereLayer("importing")
                .mayOnlyAccessLayers("root", "reference", "policy", "document")
                .whereLayer("probe")
                .mayOnlyAccessLayers("root", "reference", "policy")
                .whereLayer("annotation")
                .mayOnlyAccessLayers("root", "reference", "policy")
                .whereLayer("kind")
                .mayOnlyAccessLayers("root", "document")
                .whereLayer("document")
                .mayOnlyAccessLayers("root")
                .whereLayer("pod")
                .mayOnlyAccessLayers("root", "reference", "policy", "annotation", "kind", "document")
                .whereLayer("edit")
                .mayOnlyAccessLayers("root", "annotation", "kind", "document", "pod")
                .whereLayer("admission")
                .mayOnlyAccessLayers("root", "reference", "policy", "annotation", "kind", "pod")
                .whereLayer("manifest")
                .mayOnlyAccessLayers("root", "reference", "policy", "annotation", "kind", "document", "pod", "edit")
                .whereLayer("lint")
                .mayOnlyAccessLayers(
                        "root", "reference", "policy", "annotation", "kind", "document", "pod", "edit", "manifest")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers("root", "reference", "policy", "annotation")
                .whereLayer("export")
                .mayOnlyAccessLayers("root", "reference", "policy", "annotation", "pod")
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
                .should(PublicSignatures.holdTypesOf("com.fasterxml.", "org.snakeyaml.", "org.yaml.", "org.apache."))
                .check(core);
    }
}
