package io.github.eciregistry.fabric8;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What keeps one jar working with fabric8 7 and 8, and with the models alone where no client is needed. */
class ArchitectureTest {

    private static final String ROOT = "io.github.eciregistry.fabric8";

    private final JavaClasses adapter = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyAnnotationsThatJackson2And3ShareAreUsedOnObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "com.fasterxml.jackson.dataformat..",
                        "tools.jackson..")
                .check(adapter);
    }

    @Test
    void onlyTheWaitUsesAClient() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ImageCacheWait")
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<>(
                                "are of the client, other than the base of a custom resource and JSON") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.getPackageName().startsWith("io.fabric8.kubernetes.client")
                                        && !type.getName().startsWith("io.fabric8.kubernetes.client.CustomResource")
                                        && !type.getSimpleName().equals("KubernetesSerialization");
                            }
                        })
                .check(adapter);
    }

    @Test
    void theImageCacheStandsByItself() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".imagecache")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(adapter);
    }

    @Test
    void onlyThePackageOfAToolUsesItsClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".spark")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(adapter);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jkube")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jkube..")
                .check(adapter);
    }

    @Test
    void publicClassesAreFinalUnlessTheyAreGenerated() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .haveSimpleNameNotEndingWith("Builder")
                .and()
                .haveSimpleNameNotEndingWith("Fluent")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(adapter);
    }
}
