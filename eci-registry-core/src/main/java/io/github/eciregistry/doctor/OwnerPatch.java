package io.github.eciregistry.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.pod.PodDecision;
import io.github.eciregistry.internal.pod.PodReading;
import io.github.eciregistry.internal.pod.PodRules;
import io.github.eciregistry.internal.text.JsonEscapes;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the merge patch that gives an owner's pods the annotations that the engine decides on. */
final class OwnerPatch {

    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(JsonEscapes.INSTANCE);

    private final Cluster cluster;
    private final Templates templates;
    private final RegistryPolicy policy;

    OwnerPatch(Cluster cluster, Templates templates, RegistryPolicy policy) {
        this.cluster = cluster;
        this.templates = templates;
        this.policy = policy;
    }

    /**
     * Returns the patch of an owner.
     *
     * @param pod a pod of the owner, from which the patch is made if the dump does not have the owner; null if there is
     *     none
     * @return the patch; empty if nothing is to change, or if it cannot be done by a patch
     */
    Optional<String> of(Owners.Top top, AnnotationKeys keys, @Nullable ClusterObject pod) {
        Map<String, Object> patch = new LinkedHashMap<>();
        ClusterObject owner = top.object();
        if (owner != null) {
            for (PodReading reading : templates.of(owner, keys)) {
                PodLocation location = reading.location();
                if (location.base().isMultiple()) {
                    return Optional.empty();
                }
                put(patch, location, changes(reading, keys));
            }
        } else if (pod != null) {
            List<PodLocation> locations = cluster.kind(
                            top.owner().apiVersion(), top.owner().kind())
                    .map(WorkloadKind::pods)
                    .orElse(List.of());
            PodReading reading = PodReading.of(pod.value(), PodLocation.podTemplate(""), List.of(keys));
            if (locations.size() == 1 && !locations.get(0).base().isMultiple() && reading != null) {
                put(patch, locations.get(0), changes(reading, keys));
            }
        }
        return patch.isEmpty() ? Optional.empty() : Optional.of(json(patch));
    }

    /** Returns the values to write; null removes an annotation. */
    private Map<String, @Nullable String> changes(PodReading pod, AnnotationKeys keys) {
        PodRules rules = new PodRules(policy, List.of(keys));
        PodDecision decision = rules.decide(pod);
        Map<String, @Nullable String> changes = new TreeMap<>();
        Map<String, String> corrected = withoutWrongLists(pod, decision.wanted(), keys);
        if (corrected.equals(pod.annotations())) {
            decision.changes().forEach(change -> changes.put(change.key(), change.after()));
            return changes;
        }
        AnnotationMerge merge = decision.wanted().mergeInto(corrected, keys);
        for (String key : keys.all()) {
            String before = pod.annotations().get(key);
            String after = merge.annotations().get(key);
            if (before != null && (after == null || after.isEmpty())) {
                changes.put(key, null);
            } else if (after != null && !after.equals(before)) {
                changes.put(key, after);
            }
        }
        return changes;
    }

    /** Takes registries out of the list that is not theirs, and those over verified HTTPS that an image uses out of both. */
    private Map<String, String> withoutWrongLists(PodReading pod, RegistryAnnotations wanted, AnnotationKeys keys) {
        Map<String, String> corrected = new TreeMap<>(pod.annotations());
        for (String key : keys.all()) {
            String value = corrected.get(key);
            if (value == null) {
                continue;
            }
            List<Registry> rights = key.equals(keys.plainHttp()) ? wanted.plainHttp() : wanted.skipVerify();
            List<Registry> wrongs =
                    new ArrayList<>(key.equals(keys.plainHttp()) ? wanted.skipVerify() : wanted.plainHttp());
            for (Registry registry : AnnotationReading.of(Map.of(keys.plainHttp(), value))
                    .annotations()
                    .plainHttp()) {
                boolean isHttps = policy.ruleFor(registry)
                        .filter(rule -> rule.transport() == Transport.HTTPS)
                        .isPresent();
                if (isHttps) {
                    wrongs.add(registry);
                }
            }
            wrongs.removeAll(rights);
            List<String> kept = new ArrayList<>(List.of(value.split(",")));
            boolean isChanged = kept.removeIf(element ->
                    wrongs.stream().anyMatch(registry -> registry.toString().equals(element.strip())));
            if (isChanged && kept.isEmpty()) {
                corrected.remove(key);
            } else if (isChanged) {
                corrected.put(key, String.join(",", kept));
            }
        }
        return corrected;
    }

    private static void put(Map<String, Object> patch, PodLocation location, Map<String, @Nullable String> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<String> steps = location.base().then(location.annotations()).steps();
        Map<String, Object> place = patch;
        for (String step : steps) {
            @SuppressWarnings("unchecked")
            Map<String, Object> child =
                    (Map<String, Object>) place.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>());
            place = child;
        }
        for (Map.Entry<String, @Nullable String> change : changes.entrySet()) {
            String value = change.getValue();
            place.put(change.getKey(), value == null ? Optional.empty() : value);
        }
    }

    private static String json(Map<String, Object> patch) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, patch);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            if (entry.getValue() instanceof Map<?, ?> child) {
                write(json, child);
            } else if (entry.getValue() instanceof String value) {
                json.writeString(value);
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }
}
