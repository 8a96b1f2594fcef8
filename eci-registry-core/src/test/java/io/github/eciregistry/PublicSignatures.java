package io.github.eciregistry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Looks at what callers can see of a class: the types of its public methods and constructors. */
final class PublicSignatures {

    private PublicSignatures() {}

    static ArchCondition<JavaClass> holdTypesOf(String... packagePrefixes) {
        return new ArchCondition<>("hold types of other libraries in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(unit -> typesOf(unit).anyMatch(name -> startsWithAny(name, packagePrefixes)))
                        .forEach(unit -> events.add(SimpleConditionEvent.satisfied(unit, unit.getFullName())));
            }
        };
    }

    private static Stream<String> typesOf(JavaCodeUnit unit) {
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getName);
    }

    private static boolean startsWithAny(String name, String... prefixes) {
        return Stream.of(prefixes).anyMatch(name::startsWith);
    }
}
