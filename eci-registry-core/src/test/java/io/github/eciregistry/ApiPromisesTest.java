package io.github.eciregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.eciregistry.admission.RegistryAdmission;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.diagnosis.PullDiagnosis;
import io.github.eciregistry.doctor.ClusterDoctor;
import io.github.eciregistry.doctor.ClusterDump;
import io.github.eciregistry.doctor.Fix;
import io.github.eciregistry.doctor.FixKind;
import io.github.eciregistry.doctor.Owner;
import io.github.eciregistry.export.PolicyExport;
import io.github.eciregistry.importing.ConfigFiles;
import io.github.eciregistry.importing.RegistryImport;
import io.github.eciregistry.kind.FieldPath;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKind;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.lint.LintBaseline;
import io.github.eciregistry.lint.ManifestLinter;
import io.github.eciregistry.manifest.AcsMigration;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.probe.HostResolver;
import io.github.eciregistry.probe.ProbeResult;
import io.github.eciregistry.probe.RegistryProbe;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every public type: null is refused by name, and values print what they are. */
class ApiPromisesTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final RegistryPolicy POLICY =
            RegistryPolicy.builder().plainHttp("a.test").build();
    private final Map<Class<?>, Object> samples = samples();

    private static Map<Class<?>, Object> samples() {
        Map<Class<?>, Object> samples = new LinkedHashMap<>();
        for (Object sample : List.of(
                "spec",
                Problem.of(ProblemCode.EMPTY_VALUE, "", "empty"),
                POLICY,
                POLICY.rules().get(0),
                RegistryPolicy.builder(),
                RegistryPattern.parse("a.test"),
                Registry.parse("a.test"),
                ImageReference.parse("a.test/b"),
                RegistryAdmission.using(POLICY),
                AnnotationKeys.ECI,
                RegistryAnnotations.empty(),
                RegistryAnnotations.builder(),
                PullDiagnosis.of("x"),
                ClusterDoctor.create(),
                ClusterDump.builder(),
                new Owner("v1", "Pod", "", "web", Optional.empty()),
                PolicyExport.using(POLICY),
                ConfigFiles.parse("{\"insecure-registries\": [\"a.test\"]}", "daemon.json"),
                FieldPath.parse("spec"),
                PodLocation.podTemplate("spec.template"),
                WorkloadKinds.standard(),
                WorkloadKind.of("a.test", "Web", PodLocation.podTemplate("spec.template")),
                LintBaseline.empty(),
                ManifestLinter.create(),
                ManifestAnnotator.using(POLICY),
                AcsMigration.create(),
                ManifestAnnotator.using(POLICY).annotate(""),
                new TextPosition(1, 1),
                new TextEdit(0, 0, ""),
                RegistryProbe.builder(),
                HostResolver.system(),
                RegistryProbe.create(),
                Duration.ofSeconds(1),
                new Fix(FixKind.PATCH, List.of(), Optional.empty()),
                ManifestLinter.create().lint(""),
                new RegistryImport.Place("daemon.json", new TextPosition(1, 1), "insecure-registries"),
                Path.of("none"))) {
            samples.put(sample.getClass(), sample);
        }
        samples.put(Path.class, Path.of("none"));
        samples.put(HostResolver.class, HostResolver.system());
        samples.put(InputStream.class, InputStream.nullInputStream());
        samples.put(Reader.class, Reader.nullReader());
        samples.put(Stream.class, Stream.empty());
        samples.put(Writer.class, Writer.nullWriter());
        samples.put(Consumer.class, (Consumer<Object>) ignored -> {});
        samples.put(Map.class, Map.of());
        samples.put(List.class, List.of());
        samples.put(Set.class, Set.of());
        samples.put(Collection.class, List.of());
        samples.put(Optional.class, Optional.empty());
        samples.put(int.class, 1);
        samples.put(boolean.class, true);
        return samples;
    }

    @TestFactory
    Stream<DynamicTest> nullIsRefusedByTheNameOfTheParameter() throws Exception {
        samples.put(ProbeResult.class, RegistryProbe.create().probe(Registry.parse("127.0.0.1:1")));
        List<DynamicTest> tests = new ArrayList<>();
        for (Class<?> type : publicTypes()) {
            Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                    .filter(executable -> !executable.isSynthetic()
                            && Modifier.isPublic(executable.getModifiers())
                            && !Modifier.isAbstract(executable.getModifiers())
                            && !executable.getName().matches("equals|valueOf|compareTo"))
                    .forEach(executable -> IntStream.range(0, executable.getParameterCount())
                            .filter(index -> takesNoNull(executable, index))
                            .forEach(index -> tests.add(DynamicTest.dynamicTest(
                                    executable.toGenericString() + " parameter " + index,
                                    () -> refusesNull(executable, index)))));
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyValuePrintsWhatItIs() {
        return samples.values().stream()
                .filter(sample -> sample.getClass().getName().startsWith("io.github.eciregistry.")
                        && Modifier.isPublic(sample.getClass().getModifiers())
                        && !sample.getClass().getSimpleName().equals("Builder"))
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getClass().getSimpleName(),
                        () -> assertThat(sample.toString()).doesNotContain("@")));
    }

    private static boolean takesNoNull(Executable executable, int index) {
        AnnotatedType type = executable.getAnnotatedParameterTypes()[index];
        return !executable.getParameterTypes()[index].isPrimitive() && !type.isAnnotationPresent(Nullable.class);
    }

    private void refusesNull(Executable executable, int index) {
        Class<?>[] types = executable.getParameterTypes();
        @Nullable Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = i == index ? null : sample(types[i]);
        }
        Throwable thrown = catchThrowable(() -> call(executable, arguments));
        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        assertThat(thrown.getCause()).isInstanceOf(NullPointerException.class);
        assertThat(thrown.getCause().getMessage()).matches("[a-z][A-Za-z]*");
    }

    private void call(Executable executable, @Nullable Object[] arguments) throws ReflectiveOperationException {
        if (executable instanceof Constructor<?> constructor) {
            constructor.newInstance(arguments);
        } else {
            Method method = (Method) executable;
            Object target = Modifier.isStatic(method.getModifiers()) ? null : sample(method.getDeclaringClass());
            method.setAccessible(true);
            method.invoke(target, arguments);
        }
    }

    private Object sample(Class<?> type) {
        Object sample = type.isArray()
                ? Array.newInstance(type.getComponentType(), 0)
                : type.isEnum() ? type.getEnumConstants()[0] : samples.get(type);
        return assertThat(sample).as("a sample of " + type).isNotNull().actual();
    }

    private static List<Class<?>> publicTypes() throws Exception {
        List<String> names;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            names = files.map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.contains(".internal.") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (Modifier.isPublic(type.getModifiers())) {
                types.add(type);
            }
        }
        return types;
    }
}
