package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Node;
import io.github.eciregistry.internal.document.ScalarNode;
import io.github.eciregistry.policy.PolicyFile;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the function: a ConfigMap whose data has the lists of a policy as texts, or the text of a policy
 * file; or an {@code EciRegistryPolicy}, whose {@code spec} is a policy.
 *
 * @param policy how each registry is reached
 * @param dialect the annotations to write
 */
record FunctionConfig(RegistryPolicy policy, Dialect dialect) {

    private static final String KIND = "EciRegistryPolicy";
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Set<String> DATA = Set.of("policy.yaml", "plainHttp", "skipVerify", "https", "dialect");

    /**
     * Reads a configuration.
     *
     * @param node the function's configuration, or null if the list has none
     * @param text the text that it is in
     * @param warnings takes what should be changed in it
     * @throws InvalidInputException if it is not valid, with all problems
     */
    static FunctionConfig read(@Nullable Node node, String text, LineIndex lines, Consumer<Problem> warnings) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(
                    ProblemCode.MISSING_SETTING,
                    "expected functionConfig with a ConfigMap or an " + KIND
                            + ": it says which registries need annotations",
                    node,
                    lines);
        }
        String kind = string(mapping.get("kind"));
        if (kind.equals("ConfigMap")) {
            return ofConfigMap(mapping, lines, warnings);
        }
        if (kind.equals(KIND)) {
            if (!(mapping.get("spec") instanceof MappingNode spec)) {
                throw problem(ProblemCode.MISSING_SETTING, "expected spec with a policy", mapping, lines);
            }
            return of(EmbeddedPolicy.read(spec, text, warnings), mapping, lines);
        }
        throw problem(
                ProblemCode.INVALID_SETTING,
                "expected a ConfigMap or an " + KIND + ", found " + Problem.quote(kind),
                mapping.get("kind") == null ? mapping : mapping.get("kind"),
                lines);
    }

    private static FunctionConfig ofConfigMap(MappingNode configMap, LineIndex lines, Consumer<Problem> warnings) {
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        if (!(configMap.get("data") instanceof MappingNode data)) {
            throw problem(
                    ProblemCode.MISSING_SETTING,
                    "expected data with plainHttp, skipVerify, https, policy.yaml or dialect",
                    configMap,
                    lines);
        }
        for (MappingNode.Entry entry : data.entries()) {
            String key = string(entry.key());
            if (!DATA.contains(key)) {
                throw problem(
                        ProblemCode.UNKNOWN_KEY,
                        "expected plainHttp, skipVerify, https, policy.yaml or dialect, found " + Problem.quote(key),
                        entry.key(),
                        lines);
            }
            try {
                switch (key) {
                    case "plainHttp" -> policy.plainHttp(patterns(entry.value(), lines));
                    case "skipVerify" -> policy.skipVerify(patterns(entry.value(), lines));
                    case "https" -> policy.https(patterns(entry.value(), lines));
                    case "policy.yaml" ->
                        PolicyFile.parse(
                                        requireString(entry.value(), lines),
                                        warning -> warnings.accept(warning.atPosition(
                                                lines.position(entry.value().start()))))
                                .rules()
                                .forEach(rule -> policy.add(rule.transport(), rule.pattern()));
                    default -> {
                        // The dialect, which is read below.
                    }
                }
            } catch (InvalidInputException e) {
                throw new InvalidInputException(e.problems().stream()
                        .map(problem ->
                                problem.atPosition(lines.position(entry.value().start())))
                        .toList());
            }
        }
        return of(policy.build(), data, lines);
    }

    /** Returns the policy with the dialect that is beside it. */
    private static FunctionConfig of(RegistryPolicy policy, MappingNode fields, LineIndex lines) {
        Dialect dialect = dialect(fields.get("dialect"), lines);
        if (policy.rules().isEmpty()) {
            throw problem(
                    ProblemCode.MISSING_SETTING,
                    "expected plainHttp or skipVerify: without them no item needs an annotation",
                    fields,
                    lines);
        }
        return new FunctionConfig(policy, dialect);
    }

    private static List<String> patterns(Node value, LineIndex lines) {
        return SEPARATOR
                .splitAsStream(requireString(value, lines))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    private static Dialect dialect(@Nullable Node node, LineIndex lines) {
        if (node == null) {
            return Dialect.ECI;
        }
        for (Dialect dialect : Dialect.values()) {
            if (dialect.name().toLowerCase(Locale.ROOT).equals(string(node))) {
                return dialect;
            }
        }
        throw problem(
                ProblemCode.INVALID_SETTING,
                "expected eci, acs or both, found " + Problem.quote(string(node)),
                node,
                lines);
    }

    private static String requireString(Node value, LineIndex lines) {
        if (value instanceof ScalarNode scalar && !scalar.isNull()) {
            return scalar.value();
        }
        throw problem(ProblemCode.WRONG_TYPE, "expected a string, as data of a ConfigMap is", value, lines);
    }

    /** Returns the text of a scalar, or an empty one if there is none. */
    static String string(@Nullable Node node) {
        return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.value() : "";
    }

    private static InvalidInputException problem(
            ProblemCode code, String message, @Nullable Node node, LineIndex lines) {
        return new InvalidInputException(
                Problem.of(code, "", message).atPosition(lines.position(node == null ? 0 : node.start())));
    }
}
