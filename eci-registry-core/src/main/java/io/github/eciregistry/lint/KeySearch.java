package io.github.eciregistry.lint;

import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.KubernetesGroups;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.kind.FieldPath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Searches an object for registry keys outside of the annotations of its pods: as keys of mappings, and as the names of
 * environment variables, tolerations and the like.
 *
 * <p>In an object of another group than those of Kubernetes, annotations that are not around a pod are left alone: its
 * operator may pass them on.
 */
final class KeySearch {

    /** Fields whose values are keys. */
    static final List<String> NAMES = List.of("name", "key");

    private static final String ANNOTATIONS = "annotations";
    private static final int MAX_DEPTH = 200;

    private final Field object;
    private final Set<String> podAnnotations;
    private final Consumer<Field> action;
    private final Findings findings;
    private final boolean isOfKubernetes;
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Prepares a search.
     *
     * @param contained where objects are that are linted by themselves
     * @param podAnnotations the paths of the annotations of pods
     * @param pods where the pods are
     * @param action receives each mapping with a registry key
     */
    KeySearch(
            Field object,
            List<FieldPath> contained,
            Collection<String> podAnnotations,
            List<Field> pods,
            Consumer<Field> action,
            Findings findings) {
        this.object = (Field) object.forSearch();
        this.podAnnotations = new HashSet<>(podAnnotations);
        this.action = action;
        this.findings = findings;
        String apiVersion = object.string("apiVersion");
        this.isOfKubernetes = KubernetesGroups.contain(apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0)));
        contained.forEach(path -> this.object.visitFields(path, inner -> done.add(inner.node())));
        addAround(object, List.of("spec", ANNOTATIONS));
        for (Field pod : pods) {
            for (Field level = pod; level != null; level = level.parent()) {
                addAround(level, List.of("metadata", ANNOTATIONS));
                addAround(level, List.of(ANNOTATIONS));
            }
        }
        addAround(object, List.of("metadata", ANNOTATIONS));
    }

    private void addAround(Field level, List<String> steps) {
        Field annotations = (Field) level.at(steps);
        if (annotations != null) {
            around.add(annotations.node());
        }
    }

    void search() {
        search(object, 0);
    }

    private void search(Field value, int depth) {
        if (depth > MAX_DEPTH || (value.type() == ObjectValue.Type.MAPPING && !enter(value))) {
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            search(value.item(i), depth + 1);
        }
        value.forEachField((name, child) -> {
            boolean isSkipped = depth <= 1 && (name.equals("status") || name.equals("managedFields"));
            if (!isSkipped && !(((Field) child).node() instanceof ScalarNode)) {
                search((Field) child, depth + 1);
            }
        });
    }

    /** Looks at the keys of a mapping; returns whether it is seen for the first time. */
    private boolean enter(Field mapping) {
        if (done.contains(mapping.node())) {
            return false;
        }
        String name = mapping.name();
        boolean isAnnotations = name.endsWith("nnotations");
        boolean mayBePassedOn = isAnnotations && !isOfKubernetes && !around.contains(mapping.node());
        if (!mayBePassedOn && !podAnnotations.contains(mapping.path())) {
            if (name.equals(ANNOTATIONS)) {
                KeyRules.check(mapping, null, findings);
            }
            if (hasRegistryKey(mapping)) {
                action.accept(mapping);
            }
            done.add(mapping.node());
        }
        return true;
    }

    private boolean hasRegistryKey(Field mapping) {
        Settings settings = findings.settings();
        if (mapping.node() instanceof MappingNode node) {
            for (MappingNode.Entry entry : node.entries()) {
                if (entry.key() instanceof ScalarNode key
                        && (settings.isRegistryKey(key.value())
                                || (NAMES.contains(key.value())
                                        && entry.value().resolved() instanceof ScalarNode text
                                        && settings.isRegistryKey(text.value())))) {
                    return true;
                }
            }
        }
        return false;
    }
}
