package io.github.eciregistry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.StructProto;
import com.google.protobuf.Value;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Does with an exported policy, or with the conditions of a webhook, what the API server does: matches a request, evaluates the variables in their order, each
 * typed by what it evaluates to, and then the patch. The CEL is that of Google for the JVM with the libraries and checks
 * that Kubernetes 1.36 has; {@code JSONPatch} is declared as Kubernetes declares it.
 */
final class CelAdmission {

    private static final Descriptor JSON_PATCH = jsonPatch();

    private final Map<String, Object> specification;
    private final List<Step> conditions = new ArrayList<>();
    private final List<Step> variables = new ArrayList<>();
    private final List<Step> mutations = new ArrayList<>();

    private CelAdmission(Map<String, Object> specification) {
        this.specification = specification;
        CelBuilder cel = environment();
        for (Object condition : list(specification.get("matchConditions"))) {
            conditions.add(step("condition", expression(condition), cel.build()));
        }
        for (Object variable : list(specification.get("variables"))) {
            Step step = step("variables." + map(variable).get("name"), expression(variable), cel.build());
            variables.add(step);
            cel.addVar(step.name(), step.type());
        }
        for (Object mutation : list(specification.get("mutations"))) {
            Step step = step("mutation", expression(map(mutation).get("jsonPatch")), cel.build());
            assertThat(step.type().name()).isEqualTo("list");
            assertThat(step.type().parameters().get(0).name()).isEqualTo("JSONPatch");
            mutations.add(step);
        }
    }

    /** Reads the first object of an export. */
    static CelAdmission of(String yaml) {
        Object first = new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .iterator()
                .next();
        return new CelAdmission(map(map(first).get("spec")));
    }

    /** Reads an entry of a webhook configuration: whether the API server asks that webhook. */
    static CelAdmission ofWebhook(Map<String, Object> webhook) {
        Map<String, Object> constraints = Map.of(
                "resourceRules",
                list(webhook.get("rules")),
                "namespaceSelector",
                map(webhook.get("namespaceSelector")));
        return new CelAdmission(
                Map.of("matchConditions", list(webhook.get("matchConditions")), "matchConstraints", constraints));
    }

    private static CelBuilder environment() {
        CelOptions options = CelOptions.current().build();
        return CelFactory.legacyCelBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.comprehensions())
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.comprehensions())
                .addMessageTypes(JSON_PATCH)
                .addVar("object", SimpleType.DYN)
                .addVar("request", SimpleType.DYN)
                .addVar("namespaceObject", SimpleType.DYN);
    }

    private static Descriptor jsonPatch() {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("JSONPatch");
        int number = 1;
        for (String field : List.of("op", "path", "from")) {
            message.addField(FieldDescriptorProto.newBuilder()
                    .setName(field)
                    .setNumber(number++)
                    .setType(FieldDescriptorProto.Type.TYPE_STRING));
        }
        message.addField(FieldDescriptorProto.newBuilder()
                .setName("value")
                .setNumber(number)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(".google.protobuf.Value"));
        try {
            return FileDescriptor.buildFrom(
                            FileDescriptorProto.newBuilder()
                                    .setName("jsonpatch.proto")
                                    .setSyntax("proto3")
                                    .addDependency("google/protobuf/struct.proto")
                                    .addMessageType(message)
                                    .build(),
                            new FileDescriptor[] {StructProto.getDescriptor()})
                    .findMessageTypeByName("JSONPatch");
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static Step step(String name, String expression, Cel cel) {
        try {
            CelAbstractSyntaxTree tree = cel.compile(expression).getAst();
            CelValidator validator = CelValidatorFactory.standardCelValidatorBuilder(cel)
                    .addAstValidators(HomogeneousLiteralValidator.newInstance(), RegexLiteralValidator.INSTANCE)
                    .build();
            assertThat(validator.validate(tree).getErrors()).as(expression).isEmpty();
            return new Step(name, tree.getResultType(), cel.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError(expression, e);
        }
    }

    /** Tells whether the rules and the conditions of the policy choose a request. Conditions see no namespace. */
    boolean matches(Map<String, Object> request) {
        Map<String, Object> bindings = bindings(request, null);
        return matchesRules(request)
                && conditions.stream()
                        .allMatch(condition -> condition.evaluate(bindings).equals(true));
    }

    private boolean matchesRules(Map<String, Object> request) {
        Map<String, Object> constraints = map(specification.get("matchConstraints"));
        Map<String, Object> resource = map(request.get("resource"));
        boolean isExempt = list(map(constraints.get("namespaceSelector")).get("matchExpressions")).stream()
                .anyMatch(expression -> list(map(expression).get("values")).contains(request.get("namespace")));
        return !isExempt
                && !request.containsKey("subResource")
                && list(constraints.get("resourceRules")).stream()
                        .map(CelAdmission::map)
                        .anyMatch(rule -> list(rule.get("apiGroups")).contains(resource.get("group"))
                                && (list(rule.get("apiVersions")).contains("*")
                                        || list(rule.get("apiVersions")).contains(resource.get("version")))
                                && list(rule.get("resources")).contains(resource.get("resource"))
                                && list(rule.get("operations")).contains(request.get("operation")));
    }

    /** Reads an object as the API server hands it on: without fields that are null. */
    static Map<String, Object> read(JsonObject json) throws IOException {
        Map<String, Object> object = map(new ObjectMapper().readValue(json.toString(), Map.class));
        removeNulls(object);
        return object;
    }

    private static void removeNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().removeIf(each -> each == null);
            map.values().forEach(CelAdmission::removeNulls);
        } else if (value instanceof List<?> list) {
            list.removeIf(each -> each == null);
            list.forEach(CelAdmission::removeNulls);
        }
    }

    /** Returns a request to create an object. */
    static Map<String, Object> request(String kind, Map<String, Object> object) {
        return Map.of("kind", Map.of("kind", kind), "object", object);
    }

    /** Returns what a variable is for a request that matched. */
    List<Object> variable(String name, Map<String, Object> request) {
        Map<String, Object> bindings = bindings(request, null);
        for (Step variable : variables) {
            Object value = variable.evaluate(bindings);
            bindings.put(variable.name(), value);
            if (variable.name().equals("variables." + name)) {
                return list(value);
            }
        }
        throw new AssertionError(name);
    }

    /** Returns the operations of the patch for a request that matched, outside of any namespace. */
    List<Operation> patch(Map<String, Object> request) {
        return patch(request, null);
    }

    /** Returns the operations of the patch for a request that matched. */
    List<Operation> patch(Map<String, Object> request, @Nullable Map<String, Object> namespace) {
        Map<String, Object> bindings = bindings(request, namespace);
        variables.forEach(variable -> bindings.put(variable.name(), variable.evaluate(bindings)));
        List<Operation> operations = new ArrayList<>();
        for (Step mutation : mutations) {
            list(mutation.evaluate(bindings)).forEach(operation -> operations.add(operation((Message) operation)));
        }
        return operations;
    }

    private static Map<String, Object> bindings(Map<String, Object> request, @Nullable Map<String, Object> namespace) {
        Map<String, Object> bindings = new HashMap<>();
        bindings.put("object", map(request.get("object")));
        Map<String, Object> whole = new HashMap<>(request);
        whole.putIfAbsent("userInfo", Map.of("groups", List.of("system:authenticated")));
        bindings.put("request", whole);
        bindings.put("namespaceObject", namespace == null ? NullValue.NULL_VALUE : namespace);
        return bindings;
    }

    private static Operation operation(Message message) {
        Value value = (Value) message.getField(JSON_PATCH.findFieldByName("value"));
        return new Operation(
                (String) message.getField(JSON_PATCH.findFieldByName("op")),
                (String) message.getField(JSON_PATCH.findFieldByName("path")),
                value.hasStructValue() ? Map.copyOf(value.getStructValue().getFieldsMap()) : value.getStringValue());
    }

    private static String expression(@Nullable Object holder) {
        return (String) Objects.requireNonNull(map(holder).get("expression"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /** An expression that was checked. */
    private record Step(String name, CelType type, CelRuntime.Program program) {

        Object evaluate(Map<String, Object> bindings) {
            try {
                return program.eval(bindings);
            } catch (CelEvaluationException e) {
                throw new AssertionError(name, e);
            }
        }
    }

    /** One operation of a JSON Patch. */
    record Operation(String op, String path, Object value) {

        private static final String PARENT = "/metadata/annotations";

        /** Applies operations to the annotations of an object, null where it has none, which is all they may touch. */
        static Map<String, String> apply(List<Operation> operations, @Nullable Map<String, String> annotations) {
            Map<String, String> patched = annotations == null ? null : new LinkedHashMap<>(annotations);
            for (Operation operation : operations) {
                if (!operation.op().equals("add")) {
                    throw new AssertionError(operation);
                }
                if (operation.path().equals(PARENT)
                        && patched == null
                        && operation.value().equals(Map.of())) {
                    patched = new LinkedHashMap<>();
                } else if (operation.path().startsWith(PARENT + "/") && patched != null) {
                    String key = operation.path().substring(PARENT.length() + 1);
                    patched.put(key.replace("~1", "/").replace("~0", "~"), (String) operation.value());
                } else {
                    throw new AssertionError(operation);
                }
            }
            return patched == null ? new LinkedHashMap<>() : patched;
        }
    }
}
