package io.github.eciregistry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a native image has to be told of: there is none of it, so none is told. */
class NoReflectionTest {

    /** The methods of {@code Class} that find what is not named in the code. */
    private static final Set<String> LOOK_UPS = Set.of("forName", "newInstance", "getResource", "getResourceAsStream");

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.eciregistry");

    @Test
    void noClassIsFoundByItsName() {
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "a look-up of a class or a resource",
                        access -> access.getTargetOwner().isEquivalentTo(Class.class) && isLookUp(access.getTarget())))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat(
                        belongToAnyOf(ServiceLoader.class, ClassLoader.class, java.lang.reflect.Proxy.class))
                .check(core);
    }

    private static boolean isLookUp(AccessTarget target) {
        return LOOK_UPS.contains(target.getName())
                || target.getName().startsWith("getDeclared")
                || target.getName().matches("get(Method|Field|Constructor)s?");
    }

    @Test
    void noResourceIsShipped() {
        assertThat(Path.of("src/main/java")).exists();
        assertThat(Path.of("src/main/resources")).doesNotExist();
    }
}
