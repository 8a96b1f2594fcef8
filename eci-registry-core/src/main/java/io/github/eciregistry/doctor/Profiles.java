package io.github.eciregistry.doctor;

import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.text.Redaction;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The annotations that eci-profile injects. Its two editions have opposite precedence (Alibaba Cloud, "Configure
 * eci-profile", and {@code aliyuneci/eci-profile} de587ee, {@code pkg/policy/utils.go}, read 2026-11-30):
 *
 * <ul>
 *   <li>the ConfigMap of ACK only adds: a pod's own annotation wins, then the first selector that matches
 *   <li>a {@code Selector} of the self-managed edition overwrites the pod's annotation; only the one of the highest
 *       priority counts
 * </ul>
 *
 * <p>Neither merges lists.
 */
final class Profiles {

    /** A selector with its effect. */
    private record Rule(
            String name,
            int priority,
            Map<String, String> podLabels,
            Map<String, String> namespaceLabels,
            Map<String, String> annotations) {

        boolean matches(Map<String, String> pod, Map<String, String> namespace) {
            return pod.entrySet().containsAll(podLabels.entrySet())
                    && namespace.entrySet().containsAll(namespaceLabels.entrySet());
        }
    }

    private final Cluster cluster;
    private final List<Rule> adding = new ArrayList<>();
    private final List<Rule> overwriting = new ArrayList<>();

    Profiles(Cluster cluster) {
        this.cluster = cluster;
        for (ClusterObject map : cluster.all("ConfigMap")) {
            readConfigMap(map);
        }
        for (ClusterObject selector : cluster.all("Selector")) {
            if (selector.apiVersion().startsWith("eci.aliyun.com/")) {
                overwriting.add(new Rule(
                        "Selector " + Redaction.ofValue(selector.name()),
                        priority(selector.text("spec", "priority")),
                        ClusterObject.texts(selector.value().at("spec", "objectLabels")),
                        ClusterObject.texts(selector.value().at("spec", "namespaceLabels")),
                        ClusterObject.texts(selector.value().at("spec", "effect", "annotations"))));
            }
        }
        overwriting.sort(Comparator.comparingInt(Rule::priority).reversed().thenComparing(Rule::name));
    }

    private static int priority(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private void readConfigMap(ClusterObject map) {
        for (Document document : Documents.readJson(map.text("data", "selectors"), true)) {
            if (document.root() == null) {
                continue;
            }
            Field selectors = Field.root(document.root());
            for (int i = 0; i < selectors.size(); i++) {
                ObjectValue selector = selectors.item(i);
                adding.add(new Rule(
                        map.name() + " selector " + Redaction.ofValue(selector.string("name")),
                        0,
                        ClusterObject.texts(selector.at("objectSelector", "matchLabels")),
                        ClusterObject.texts(selector.at("namespaceSelector", "matchLabels")),
                        ClusterObject.texts(selector.at("effect", "annotations"))));
            }
        }
    }

    /** Returns the selector that would list the registry, if the pod did not have the annotation itself. */
    Optional<String> hidden(ClusterObject pod, AnnotationKeys keys, Registry registry, Transport transport) {
        String key = transport == Transport.PLAIN_HTTP ? keys.plainHttp() : keys.skipVerify();
        if (!pod.annotations().containsKey(key)) {
            return Optional.empty();
        }
        Rule first = first(adding, pod, key);
        return Optional.ofNullable(first)
                .filter(rule -> Listing.of(rule.annotations(), keys, registry, transport)
                                .form()
                        == Listing.Form.RIGHT)
                .map(Rule::name);
    }

    /** Returns the Selector whose value the pod has, and which does not list the registry. */
    Optional<String> overwriting(ClusterObject pod, AnnotationKeys keys, Registry registry, Transport transport) {
        String key = transport == Transport.PLAIN_HTTP ? keys.plainHttp() : keys.skipVerify();
        Rule winner = first(overwriting, pod, null);
        if (winner == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(winner.annotations().get(key))
                .filter(value -> value.equals(pod.annotations().get(key)))
                .filter(value -> Listing.of(Map.of(key, value), keys, registry, transport)
                                .form()
                        != Listing.Form.RIGHT)
                .map(value -> winner.name());
    }

    private @Nullable Rule first(List<Rule> rules, ClusterObject pod, @Nullable String key) {
        Map<String, String> namespace = cluster.namespaceLabels(pod.namespace());
        Map<String, String> labels = pod.labels();
        for (Rule rule : rules) {
            if (rule.matches(labels, namespace)
                    && (key == null || rule.annotations().containsKey(key))) {
                return rule;
            }
        }
        return null;
    }
}
