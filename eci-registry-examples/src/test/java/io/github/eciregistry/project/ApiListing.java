package io.github.eciregistry.project;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every public signature of a module as text: what a user can name, call and extend, and nothing else, so that each change of
 * the API is a change of this text.
 *
 * <p>Types stand in the order of their names, enum constants in that of their declaration, other members by name. Left out is
 * what follows from the rest: the accessors and the canonical methods of a record, {@code values} and {@code valueOf}.
 */
final class ApiListing {

    private static final Set<String> RECORD_METHODS = Set.of("equals", "hashCode", "toString");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Class<?>> names = new HashMap<>();

    private ApiListing() {}

    static String of(PublishedModule module) throws IOException, ClassNotFoundException {
        ApiListing listing = new ApiListing();
        listing.describe(module);
        return listing.text.toString();
    }

    private void describe(PublishedModule module) throws IOException, ClassNotFoundException {
        ModuleDescriptor descriptor = module.descriptor();
        if (descriptor != null) {
            line("module " + descriptor.name());
            descriptor.requires().stream()
                    .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.MANDATED))
                    .map(ApiListing::requirement)
                    .sorted()
                    .forEach(this::line);
        }
        String openPackage = "";
        for (Class<?> type : module.publicTypes()) {
            if (!type.getPackageName().equals(openPackage)) {
                openPackage = type.getPackageName();
                line("");
                line("package " + openPackage);
            }
            line("");
            describe(type);
        }
    }

    private static String requirement(ModuleDescriptor.Requires required) {
        String modifiers = required.modifiers().stream()
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .sorted()
                .collect(Collectors.joining());
        return "  requires " + modifiers + required.name();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void describe(Class<?> type) {
        Class<?> other = names.put(TypeText.name(type), type);
        if (other != null) {
            throw new IllegalStateException("Two types of one name would read alike here: " + type + ", " + other);
        }
        if (type.getSuperclass() != null
                && !Modifier.isPublic(type.getSuperclass().getModifiers())) {
            throw new IllegalStateException(type + " shows members of a class that is not public");
        }
        line(header(type));
        constants(type).forEach(this::line);
        members(type).forEach(member -> line("  " + member));
    }

    private static String header(Class<?> type) {
        String text = (deprecated(type.isAnnotationPresent(Deprecated.class)) + modifiers(type) + kind(type) + " "
                + TypeText.name(type) + TypeText.typeParameters(type) + components(type));
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent != null && !Set.of(Object.class, Record.class).contains(type.getSuperclass()) && !type.isEnum()) {
            text += " extends " + TypeText.of(parent);
        }
        if (type.getInterfaces().length > 0) {
            text += (type.isInterface() ? " extends " : " implements ") + TypeText.list(type.getAnnotatedInterfaces());
        }
        if (type.isSealed()) {
            text += Stream.of(type.getPermittedSubclasses())
                    .map(TypeText::name)
                    .collect(Collectors.joining(", ", " permits ", ""));
        }
        return text;
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        return type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String modifiers(Class<?> type) {
        int modifiers = type.getModifiers();
        if (type.isEnum() || type.isRecord() || type.isInterface()) {
            return type.isSealed() && !type.isEnum() ? "sealed " : "";
        }
        return (type.isSealed() ? "sealed " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "")
                + (Modifier.isFinal(modifiers) ? "final " : "");
    }

    private static String components(Class<?> type) {
        return !type.isRecord()
                ? ""
                : Arrays.stream(type.getRecordComponents())
                        .map(component -> TypeText.of(component.getAnnotatedType()) + " " + component.getName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String deprecated(boolean is) {
        return is ? "@Deprecated " : "";
    }

    private static List<String> constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> "  " + ((Enum<?>) constant).name())
                        .toList();
    }

    /** Returns fields, constructors and methods, each kind by its text. */
    private static List<String> members(Class<?> type) {
        List<String> members = new ArrayList<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> isListed(type, field.getModifiers()) && !field.isEnumConstant())
                .map(ApiListing::field)
                .sorted()
                .forEach(members::add);
        Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isListed(type, constructor.getModifiers()))
                .filter(constructor -> !isCanonical(type, constructor))
                .map(ApiListing::constructor)
                .sorted()
                .forEach(members::add);
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isListed(type, method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !isImplied(type, method))
                .sorted(Comparator.comparing(Method::getName).thenComparing(ApiListing::method))
                .map(ApiListing::method)
                .forEach(members::add);
        return members;
    }

    private static boolean isListed(Class<?> type, int modifiers) {
        return Modifier.isPublic(modifiers)
                || (Modifier.isProtected(modifiers) && !Modifier.isFinal(type.getModifiers()));
    }

    private static boolean isCanonical(Class<?> type, Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean isImplied(Class<?> type, Method method) {
        if (type.isEnum()) {
            return Modifier.isStatic(method.getModifiers())
                    && Set.of("values", "valueOf").contains(method.getName());
        }
        return type.isRecord()
                && (RECORD_METHODS.contains(method.getName())
                        || Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> method.equals(component.getAccessor())));
    }

    private static String field(Field field) {
        String text = deprecated(field.isAnnotationPresent(Deprecated.class))
                + modifiers(field.getModifiers()) + (Modifier.isFinal(field.getModifiers()) ? "final " : "")
                + TypeText.of(field.getAnnotatedType()) + " " + field.getName();
        return text + constantValue(field);
    }

    private static String constantValue(Field field) {
        boolean constant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        if (!constant) {
            return "";
        }
        try {
            Object value = field.get(null);
            return " = " + (value instanceof String ? "\"" + value + "\"" : value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String constructor(Constructor<?> constructor) {
        return annotated(constructor)
                + (constructor.getTypeParameters().length == 0 ? "" : TypeText.typeParameters(constructor) + " ")
                + "new" + parameters(constructor) + exceptions(constructor);
    }

    private static String method(Method method) {
        return annotated(method)
                + (method.isDefault() ? "default " : "")
                + (Modifier.isAbstract(method.getModifiers())
                                && !method.getDeclaringClass().isInterface()
                        ? "abstract "
                        : "")
                + (method.getTypeParameters().length == 0 ? "" : TypeText.typeParameters(method) + " ")
                + TypeText.of(method.getAnnotatedReturnType()) + " " + method.getName()
                + parameters(method) + exceptions(method);
    }

    private static String annotated(Executable member) {
        return deprecated(member.isAnnotationPresent(Deprecated.class)) + modifiers(member.getModifiers());
    }

    /** Returns what a caller sees; public goes without saying. */
    private static String modifiers(int modifiers) {
        return (Modifier.isProtected(modifiers) ? "protected " : "") + (Modifier.isStatic(modifiers) ? "static " : "");
    }

    private static String parameters(Executable member) {
        return Arrays.stream(member.getParameters())
                .map(ApiListing::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(Parameter parameter) {
        String type = TypeText.of(parameter.getAnnotatedType());
        return (parameter.isVarArgs() ? type.substring(0, type.length() - "[]".length()) + "..." : type) + " "
                + parameter.getName();
    }

    private static String exceptions(Executable member) {
        AnnotatedType[] types = member.getAnnotatedExceptionTypes();
        return types.length == 0 ? "" : " throws " + TypeText.list(types);
    }
}
