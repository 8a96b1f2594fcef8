package io.github.eciregistry.lint;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.AnnotationMerge;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.internal.edit.AnnotationWriter;
import io.github.eciregistry.internal.pod.PodImage;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The annotations of a pod against the policy. */
final class PolicyRules {

    private PolicyRules() {}

    static void check(PodContext pod, Findings findings) {
        Settings settings = findings.settings();
        if (settings.policy().rules().isEmpty()) {
            return;
        }
        RegistryAnnotations wanted = RegistryAnnotations.forImages(settings.policy(), pod.references());
        AnnotationMerge merge =
                wanted.mergeInto(pod.annotations(), settings.keys().toArray(AnnotationKeys[]::new));
        missing(pod, merge, findings);
        List<ListedValue> values = ListedValue.of(pod, findings);
        for (Problem problem : merge.problems()) {
            if (problem.code() == ProblemCode.CONFLICTING_REGISTRY) {
                conflict(values, problem);
            }
        }
        for (ListedValue value : values) {
            needless(value, settings.policy());
        }
    }

    private static void missing(PodContext pod, AnnotationMerge merge, Findings findings) {
        Set<Registry> plainHttp = new HashSet<>(merge.added().plainHttp());
        Set<Registry> selfSigned = new HashSet<>(merge.added().selfSigned());
        if (plainHttp.isEmpty() && selfSigned.isEmpty()) {
            return;
        }
        List<TextEdit> fix = written(pod, merge, findings);
        AnnotationKeys keys = findings.settings().keys().get(0);
        for (PodImage image : pod.images()) {
            ImageReference reference = image.reference();
            if (reference == null) {
                continue;
            }
            Registry registry = reference.registry();
            boolean plain = plainHttp.remove(registry);
            if (plain || selfSigned.remove(registry)) {
                String key = plain ? keys.plainHttp() : keys.selfSigned();
                String message = "expected " + Problem.quote(registry.toString()) + " in " + key;
                findings.add(
                        Rule.MISSING_REGISTRY,
                        image.field().node(),
                        image.field().path(),
                        message,
                        fix);
            }
        }
    }

    private static List<TextEdit> written(PodContext pod, AnnotationMerge merge, Findings findings) {
        List<TextEdit> edits = new ArrayList<>();
        if (pod.isEditable()) {
            try {
                new AnnotationWriter(findings.text(), (start, end, after) -> edits.add(new TextEdit(start, end, after)))
                        .write(pod.slot(), merge.changes());
            } catch (AnnotationWriter.Uneditable e) {
                return List.of();
            }
        }
        edits.sort(Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end));
        return List.copyOf(edits);
    }

    private static void conflict(List<ListedValue> values, Problem problem) {
        int offset = problem.offset().orElse(0);
        for (ListedValue value : values) {
            if (value.key().equals(problem.path().orElse(""))) {
                value.add(Rule.OTHER_TRANSPORT, offset, value.endOfElement(offset), problem.message(), List.of());
            }
        }
    }

    private static void needless(ListedValue value, RegistryPolicy policy) {
        for (ListedValue.Element element : value.elements()) {
            Registry registry = element.registry();
            boolean https = policy.ruleFor(registry)
                    .filter(rule -> rule.transport() == Transport.HTTPS)
                    .isPresent();
            if (https) {
                String message = "expected no entry for " + Problem.quote(registry.toString())
                        + ", of which the policy says verified HTTPS";
                value.add(Rule.NEEDLESS_BY_POLICY, element, message, List.of());
            }
        }
    }
}
