package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that look like a registry annotation and are none, or belong to another product. */
final class KeyRules {

    /**
     * The pairs of products that do the same job: ACS, Huawei CCI (<a
     * href="https://support.huaweicloud.com/usermanual-cci2/cci_01_0117.html">usermanual-cci2</a>) and Tencent's super
     * nodes (<a href="https://cloud.tencent.com/document/product/457/44173">457/44173</a>), read 2026-11-23.
     */
    private static final List<AnnotationKeys> PRODUCTS = List.of(
            AnnotationKeys.ECI,
            AnnotationKeys.ACS,
            AnnotationKeys.of("cci.io/http-registries", "cci.io/insecure-registries"),
            AnnotationKeys.of(
                    "eks.tke.cloud.tencent.com/registry-http-endpoint",
                    "eks.tke.cloud.tencent.com/registry-insecure-skip-verify"));

    private static final Set<String> NEEDLESS_WORDS = Set.of("eci", "image", "list", "use");

    private static final int MAX_EDITS = 2;
    private static final int MAX_NAME = 40;

    private final Field annotations;
    private final Findings findings;
    private final Set<String> present = new HashSet<>();

    private KeyRules(Field annotations, Findings findings) {
        this.annotations = annotations;
        this.findings = findings;
        AnnotationKeys wanted = findings.settings().keys().get(0);
        for (String target : List.of(wanted.plainHttp(), wanted.skipVerify())) {
            if (annotations.child(target) != null) {
                present.add(target);
            }
        }
    }

    /** Checks the keys of annotations, those of a pod or of the object around it. */
    static void check(Field annotations, @Nullable PodContext pod, Findings findings) {
        if (!(annotations.node() instanceof MappingNode mapping)) {
            return;
        }
        boolean acs = pod != null && EciMarker.isAcs(pod.place());
        KeyRules rules = new KeyRules(annotations, findings);
        for (MappingNode.Entry entry : mapping.entries()) {
            if (entry.key() instanceof ScalarNode key && !findings.settings().isRegistryKey(key.value())) {
                rules.key(key, key.value(), acs);
            }
        }
    }

    private void key(ScalarNode node, String key, boolean acs) {
        AnnotationKeys wanted = findings.settings().keys().get(0);
        for (AnnotationKeys product : PRODUCTS) {
            boolean plain = product.plainHttp().equals(key);
            if (plain || product.skipVerify().equals(key)) {
                String target = plain ? wanted.plainHttp() : wanted.skipVerify();
                if (!acs && !present.contains(target)) {
                    report(Rule.KEY_OF_ANOTHER_PRODUCT, node, key, target);
                }
                return;
            }
        }
        String target = meant(key, wanted);
        if (target != null) {
            report(Rule.MISSPELT_KEY, node, key, target);
        } else if (key.equals(EciMarker.BURST_RESOURCE)) {
            String message = key + " has no effect in Kubernetes 1.24 and newer: set the label"
                    + " alibabacloud.com/eci: \"true\"";
            findings.add(Rule.DISCONTINUED_MARKER, node, annotations.path() + "[" + key + "]", message, List.of());
        }
    }

    private void report(Rule rule, ScalarNode node, String key, String target) {
        String text = findings.text();
        List<TextEdit> fix = List.of();
        if (annotations.sharedAt() < 0 && ScalarPosition.isVerbatim(text, node) && present.add(target)) {
            int start = ScalarPosition.offset(text, node, 0);
            fix = List.of(new TextEdit(start, start + key.length(), target));
        }
        String message = Problem.quote(key) + " has no effect: write " + target;
        findings.add(rule, node, annotations.path() + "[" + key + "]", message, fix);
    }

    /** Returns the key that was meant, or null where it is another one altogether. */
    private static @Nullable String meant(String key, AnnotationKeys wanted) {
        int slash = key.lastIndexOf('/');
        String prefix = key.substring(0, Math.max(slash, 0)).toLowerCase(Locale.ROOT);
        String name = normalized(key.substring(slash + 1));
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return null;
        }
        boolean near = prefix.isEmpty() || prefix.contains("aliyun") || prefix.contains("alibaba");
        for (String target : List.of(wanted.plainHttp(), wanted.skipVerify())) {
            String expected = target.substring(target.lastIndexOf('/') + 1);
            if (name.equals(expected) || (near && distance(name, expected) <= MAX_EDITS)) {
                return target;
            }
        }
        return prefix.contains("aliyun") || prefix.contains("alibaba") ? meantByWords(name, wanted) : null;
    }

    /** Returns the key that has the same words in another order, or with words like {@code eci} and {@code list} added. */
    private static @Nullable String meantByWords(String name, AnnotationKeys wanted) {
        Set<String> words = new HashSet<>(List.of(name.split("-", -1)));
        words.removeAll(NEEDLESS_WORDS);
        if (words.equals(Set.of("insecure", "registry"))) {
            return wanted.skipVerify();
        }
        boolean isPlain = words.equals(Set.of("plain", "http", "registry")) || words.equals(Set.of("http", "registry"));
        return isPlain || words.equals(Set.of("plain", "registry")) ? wanted.plainHttp() : null;
    }

    /** In lower case with hyphens, and in the singular: {@code plain_http_registries} is {@code plain-http-registry}. */
    private static String normalized(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        return plain.endsWith("ies") ? plain.substring(0, plain.length() - 3) + "y" : plain;
    }

    /** Levenshtein's distance of two short texts. */
    private static int distance(String first, String second) {
        int[] previous = new int[second.length() + 1];
        for (int j = 0; j <= second.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int[] current = new int[second.length() + 1];
            current[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[second.length()];
    }
}
