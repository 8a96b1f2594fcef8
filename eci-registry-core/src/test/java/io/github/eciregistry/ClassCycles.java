package io.github.eciregistry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Groups of classes of one package that depend on each other in a circle. Nested classes count as their outermost one. */
final class ClassCycles {

    private ClassCycles() {}

    /** Returns each group as the sorted simple names of its classes. */
    static Set<Set<String>> in(JavaClasses classes) {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        for (JavaClass type : classes) {
            String name = outermost(type);
            Set<String> targets = uses.computeIfAbsent(name, key -> new HashSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().equals(type.getPackageName()))
                    .map(ClassCycles::outermost)
                    .filter(target -> !target.equals(name))
                    .forEach(targets::add);
        }
        Set<Set<String>> cycles = new HashSet<>();
        for (String name : uses.keySet()) {
            Set<String> reached = reachedFrom(name, uses);
            Set<String> group = new TreeSet<>();
            for (String other : reached) {
                if (reachedFrom(other, uses).contains(name)) {
                    group.add(other.substring(other.lastIndexOf('.') + 1));
                }
            }
            if (group.size() > 1) {
                cycles.add(group);
            }
        }
        return cycles;
    }

    private static Set<String> reachedFrom(String start, Map<String, Set<String>> uses) {
        Set<String> reached = new HashSet<>();
        Set<String> open = new HashSet<>(uses.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.iterator().next();
            open.remove(next);
            if (reached.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName();
    }
}
