package io.github.eciregistry.cli;

import io.github.eciregistry.cli.ObjectPatch.Change;
import io.github.eciregistry.cli.ObjectPatch.ObjectId;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.document.SequenceNode;
import io.github.eciregistry.manifest.ManifestEdit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The patches for the objects of manifests. They are what the manifests differ in before and after they are annotated, so
 * that a patch never decides anything itself. What cannot be a patch is reported as an error.
 */
final class ObjectPatches {

    private final Report report;
    private final Map<ObjectId, ObjectPatch> patches = new TreeMap<>(Comparator.comparing(ObjectId::namespace)
            .thenComparing(ObjectId::kind)
            .thenComparing(ObjectId::name)
            .thenComparing(ObjectId::apiVersion));
    private final Map<ObjectId, String> places = new LinkedHashMap<>();

    ObjectPatches(Report report) {
        this.report = report;
    }

    /** Returns the patches in the order of namespaces, kinds and names, whatever the order of the manifests. */
    List<ObjectPatch> all() {
        return List.copyOf(patches.values());
    }

    /** Adds the patches of one manifest. */
    void add(Input input, ManifestEdit edit) {
        if (!edit.isChanged()) {
            return;
        }
        List<Document> before = Documents.read(edit.original());
        List<Document> after = Documents.read(edit.text());
        LineIndex lines = new LineIndex(edit.original());
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).root() instanceof MappingNode old && after.get(i).root() instanceof MappingNode changed) {
                addObject(old, changed, node -> input.shownName() + ":" + lines.position(node.start()));
            }
        }
    }

    /** Returns where a node is, for people. */
    private interface Places {
        String of(Node node);
    }

    /** Kustomize reads the items of a List as if each were a document. */
    private void addObject(MappingNode before, MappingNode after, Places at) {
        if (string(before, "kind").endsWith("List")
                && before.get("items") instanceof SequenceNode items
                && after.get("items") instanceof SequenceNode changed) {
            for (int i = 0; i < items.items().size(); i++) {
                if (items.items().get(i).resolved() instanceof MappingNode item
                        && changed.items().get(i).resolved() instanceof MappingNode changedItem) {
                    addObject(item, changedItem, at);
                }
            }
            return;
        }
        Difference difference = new Difference();
        difference.compare(before, after, List.of());
        if (!difference.changes.isEmpty()) {
            addPatch(before, difference, at.of(before));
        }
    }

    private void addPatch(MappingNode object, Difference difference, String place) {
        MappingNode metadata = object.get("metadata") instanceof MappingNode mapping ? mapping : null;
        ObjectId id = new ObjectId(
                string(object, "apiVersion"),
                string(object, "kind"),
                string(metadata, "namespace"),
                string(metadata, "name"));
        if (id.apiVersion().isEmpty() || id.kind().isEmpty()) {
            report.error(place, "cannot be patched: the object has no apiVersion or no kind");
        } else if (id.name().isEmpty()) {
            report.error(place, id.kind() + " cannot be patched: it has no metadata.name, by which a patch finds it");
        } else {
            ObjectPatch patch = new ObjectPatch(id, difference.changes);
            ObjectPatch other = patches.putIfAbsent(id, patch);
            String first = places.putIfAbsent(id, place);
            if (other != null && !other.equals(patch)) {
                report.error(
                        place,
                        id + " needs other annotations than at " + first
                                + ": export the manifests of one cluster at a time");
            }
        }
    }

    private static String string(@Nullable MappingNode mapping, String field) {
        return mapping != null && mapping.get(field) instanceof ScalarNode scalar && !scalar.isNull()
                ? scalar.value()
                : "";
    }

    /** What one object has more after it was annotated. */
    private static final class Difference {

        private final List<Change> changes = new ArrayList<>();
        private final Set<Node> compared = Collections.newSetFromMap(new IdentityHashMap<>());

        private void compare(@Nullable Node before, Node after, List<Object> path) {
            if (before instanceof MappingNode old && after instanceof MappingNode changed) {
                // Through aliases, what is annotated is never reached twice.
                if (compared.add(old)) {
                    compareFields(old, changed, path);
                }
            } else if (before instanceof SequenceNode old
                    && after instanceof SequenceNode changed
                    && old.items().size() == changed.items().size()) {
                for (int i = 0; i < old.items().size(); i++) {
                    compare(
                            old.items().get(i).resolved(),
                            changed.items().get(i).resolved(),
                            plus(path, i));
                }
            } else if (!(before instanceof ScalarNode old
                    && after instanceof ScalarNode same
                    && old.value().equals(same.value()))) {
                boolean isNew = before == null || (before instanceof ScalarNode scalar && scalar.isNull());
                changes.add(new Change(path, value(after), isNew));
            }
        }

        private void compareFields(MappingNode before, MappingNode after, List<Object> path) {
            for (MappingNode.Entry entry : after.entries()) {
                if (entry.key() instanceof ScalarNode key) {
                    List<Object> inner = MappingNode.isMerge(entry) ? path : plus(path, key.value());
                    compare(before.get(key.value()), entry.value().resolved(), inner);
                }
            }
        }

        private static List<Object> plus(List<Object> path, Object step) {
            List<Object> longer = new ArrayList<>(path);
            longer.add(step);
            return longer;
        }

        private static Object value(Node node) {
            if (node instanceof MappingNode mapping) {
                Map<String, Object> fields = new LinkedHashMap<>();
                mapping.entries()
                        .forEach(entry -> fields.put(
                                ((ScalarNode) entry.key()).value(),
                                value(entry.value().resolved())));
                return fields;
            }
            return ((ScalarNode) node).value();
        }
    }
}
