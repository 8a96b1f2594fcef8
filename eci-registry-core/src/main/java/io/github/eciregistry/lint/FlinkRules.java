package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationReading;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.Quoting;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.text.FlinkMap;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.reference.Registry;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Registry annotations in the configuration of a FlinkDeployment, which Flink parses once more. */
final class FlinkRules {

    private static final String GROUP = "flink.apache.org";
    private static final List<FieldPath> SETTINGS = List.of(
            FieldPath.parse("spec.flinkConfiguration"), FieldPath.parse("spec.template.spec.flinkConfiguration"));
    private static final List<String> OPTIONS =
            List.of("kubernetes.jobmanager.annotations", "kubernetes.taskmanager.annotations");

    private FlinkRules() {}

    static void check(Field object, WorkloadKind kind, Findings findings) {
        if (!kind.groups().contains(GROUP)) {
            return;
        }
        for (FieldPath settings : SETTINGS) {
            object.visitFields(settings, field -> OPTIONS.forEach(option -> option(field, option, findings)));
        }
    }

    private static void option(Field settings, String option, Findings findings) {
        Field field = settings.child(option);
        if (field == null || !(field.node() instanceof ScalarNode scalar) || isYamlMapping(scalar.value())) {
            return;
        }
        for (AnnotationKeys pair : findings.settings().keys()) {
            for (String key : List.of(pair.plainHttp(), pair.skipVerify())) {
                if (scalar.value().contains(key)) {
                    check(new Setting(field, scalar, option, key), findings);
                    return;
                }
            }
        }
    }

    /** Flink 1.19 and newer first try to read the text as YAML. */
    private static boolean isYamlMapping(String text) {
        Iterator<Document> documents = Documents.read(text).iterator();
        return documents.hasNext()
                && documents.next().root() instanceof MappingNode mapping
                && !mapping.entries().isEmpty();
    }

    private static void check(Setting setting, Findings findings) {
        Map<String, String> read = FlinkMap.read(setting.scalar().value());
        String message;
        if (read == null) {
            message =
                    "Flink refuses this map of annotations and the job does not start: a value with a colon or a comma"
                            + " needs quotes";
        } else if (!read.containsKey(setting.key())) {
            return;
        } else {
            String lost = lost(read, setting.key());
            if (lost.isEmpty()) {
                return;
            }
            message = "Flink takes " + Problem.quote(lost) + " for another annotation, so its registry is not listed: a"
                    + " value with a comma needs quotes";
        }
        findings.add(
                Rule.UNQUOTED_FLINK_SETTING,
                setting.scalar(),
                setting.field().path(),
                message,
                setting.quoted(findings));
    }

    /** Returns what looks like a registry of the list, but is a key and a value of its own; empty if nothing does. */
    private static String lost(Map<String, String> read, String registryKey) {
        boolean isBehind = false;
        for (Map.Entry<String, String> entry : read.entrySet()) {
            String text = entry.getKey() + ":" + entry.getValue();
            if (isBehind && Registry.tryParse(text).isPresent()) {
                return text;
            }
            isBehind |= entry.getKey().equals(registryKey);
        }
        return "";
    }

    /**
     * An option whose value mentions a registry annotation.
     *
     * @param field the value
     * @param scalar its node
     * @param option the name of the option
     * @param key the annotation's key
     */
    private record Setting(Field field, ScalarNode scalar, String option, String key) {

        /** Returns the edit that quotes the value if it is this annotation alone; none otherwise. */
        List<TextEdit> quoted(Findings findings) {
            String value = scalar.value();
            String prefix = key + ":";
            boolean isAlone = value.startsWith(prefix)
                    && AnnotationReading.of(Map.of(AnnotationKeys.ECI.plainHttp(), value.substring(prefix.length())))
                            .problems()
                            .isEmpty();
            boolean isEditable = ScalarPosition.isVerbatim(findings.text(), scalar) && field.sharedAt() < 0;
            if (!isAlone || !isEditable) {
                return List.of();
            }
            String map = FlinkMap.write(Map.of(key, value.substring(prefix.length())));
            return List.of(new TextEdit(scalar.start(), scalar.end(), Quoting.doubleQuoted(map)));
        }
    }
}
