package io.github.eciregistry.manifest;

import static io.github.eciregistry.ProblemCode.NOT_MIGRATED;
import static io.github.eciregistry.ProblemCode.SHARED_BY_ALIAS;
import static io.github.eciregistry.ProblemCode.UNEDITABLE_PLACE;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.internal.edit.ScalarPosition;
import io.github.eciregistry.internal.pod.EciMarker;
import io.github.eciregistry.internal.pod.Field;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.internal.pod.ObjectWalk;
import io.github.eciregistry.internal.pod.ShapedPod;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rewrites what is ECI's in the pods of one document as ACS has it. */
final class DocumentMigration extends DocumentEditor {

    private static final String PREFIX = "k8s.aliyun.com/";
    private static final String ACS_LABEL = "alibabacloud.com/acs";

    private static final Map<String, String> ANNOTATIONS = Map.of(
            AnnotationKeys.ECI.plainHttp(), AnnotationKeys.ACS.plainHttp(),
            AnnotationKeys.ECI.skipVerify(), AnnotationKeys.ACS.skipVerify());

    private static final Map<String, String> LABELS = Map.of("alibabacloud.com/eci", ACS_LABEL, "eci", ACS_LABEL);

    /** What has a counterpart whose values are not documented to be the same. */
    private static final Map<String, String> SIMILAR = Map.of(
            PREFIX + "eci-custom-dnsconfig", "network.alibabacloud.com/custom-dnsconfig",
            PREFIX + "eci-vswitch", "network.alibabacloud.com/vswitch-ids",
            PREFIX + "eci-security-group", "network.alibabacloud.com/security-group-ids",
            PREFIX + "eci-auto-imc", "image.alibabacloud.com/enable-image-cache",
            PREFIX + "eci-image-cache", "image.alibabacloud.com/enable-image-cache");

    /** Where each new key is written, by the mapping that it is in. */
    private final Map<String, Integer> renamed = new HashMap<>();

    DocumentMigration(String text, Document document, LineIndex lines, WorkloadKinds kinds) {
        super(text, document, lines, kinds);
    }

    @Override
    public void workload(ObjectValue object, WorkloadKind kind) {
        if (kind.kind().equals("ImageCache")) {
            leave(
                    (Field) object,
                    "ECI's ImageCache does not exist on ACS, whose image caches have an API of their own");
            return;
        }
        for (PodLocation location : kind.pods()) {
            ObjectWalk.visitPods(object, location, (pod, each) -> migrate((Field) pod, each), this);
        }
    }

    @Override
    public void shaped(ObjectValue object, String kind, List<ShapedPod> pods) {
        for (ShapedPod pod : pods) {
            if (pod.isPlaced()) {
                migrate((Field) pod.pod(), pod.location());
            } else if (EciMarker.of(pod.pod()) != EciMarker.Certainty.NONE) {
                leave(
                        (Field) (pod.text() == null ? pod.pod() : pod.text()),
                        "this pod is not migrated: " + pod.notAnnotated());
            }
        }
    }

    @Override
    public void other(ObjectValue object, String kind) {
        for (Map.Entry<String, String> label : EciMarker.NAMESPACE_LABELS.entrySet()) {
            ObjectValue found = kind.equals("Namespace") ? object.at("metadata", "labels", label.getKey()) : null;
            if (found != null && found.text().equals(label.getValue())) {
                leave((Field) found, "this label sends the pods of the namespace to ECI; label the pods instead");
            }
        }
    }

    private void migrate(Field pod, PodLocation location) {
        List<String> steps = location.annotations().steps();
        Field annotations = (Field) pod.at(steps);
        if (annotations != null && annotations.node() instanceof MappingNode mapping) {
            annotations(annotations, mapping);
        }
        Field labels = (Field) pod.at("metadata", "labels");
        if (labels != null && labels.node() instanceof MappingNode mapping) {
            labels(labels, mapping);
        }
        for (EciMarker marker : EciMarker.ALL) {
            boolean isPlacement =
                    marker.place() != EciMarker.Place.LABEL && marker.place() != EciMarker.Place.ANNOTATION;
            ObjectValue found = isPlacement ? marker.find(pod) : null;
            if (found != null) {
                leave((Field) found, "this sends the pod to a node of ECI; ACS needs only the label " + ACS_LABEL);
            }
        }
    }

    private void annotations(Field annotations, MappingNode mapping) {
        annotations.forEachField((key, value) -> {
            String target = ANNOTATIONS.get(key);
            String similar = SIMILAR.get(key);
            Field field = (Field) value;
            if (target != null) {
                rename(annotations, mapping, field, target);
            } else if (similar != null) {
                leave(field, "ACS has " + similar + " for this: set it if its documentation fits the value");
            } else if (key.startsWith(PREFIX) || key.equals(EciMarker.BURST_RESOURCE)) {
                leave(field, "no counterpart is documented for ACS");
            }
        });
    }

    private void labels(Field labels, MappingNode mapping) {
        labels.forEachField((key, value) -> {
            String target = LABELS.get(key);
            if (target != null && value.text().equals("true")) {
                rename(labels, mapping, (Field) value, target);
            }
        });
    }

    private void rename(Field parent, MappingNode mapping, Field value, String target) {
        MappingNode.Entry entry = mapping.entry(value.name());
        if (parent.sharedAt() >= 0 || entry == null) {
            String message = "another key would reach other places through the alias or merge key here";
            report(Problem.of(SHARED_BY_ALIAS, "", message), value.node().start(), value);
        } else if (!(entry.key() instanceof ScalarNode key) || !ScalarPosition.isVerbatim(text(), key)) {
            String message = "the key is written with escapes: write " + target + " instead";
            report(Problem.of(UNEDITABLE_PLACE, "", message), entry.key().start(), value);
        } else {
            int start = ScalarPosition.offset(text(), key, 0);
            Integer first = renamed.putIfAbsent(parent.node().start() + target, start);
            if (parent.child(target) != null || (first != null && first != start)) {
                leave(value, target + " is there already: compare the values, then remove this key");
            } else if (first == null) {
                edits().add(new TextEdit(start, start + key.value().length(), target));
            }
        }
    }

    private void leave(Field value, String reason) {
        report(Problem.of(NOT_MIGRATED, "", reason), value.node().start(), value);
    }
}
