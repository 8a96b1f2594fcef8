package io.github.eciregistry.project;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types as a reader writes them: simple names, type arguments, and {@code @Nullable} where it stands. */
final class TypeText {

    private TypeText() {}

    /** Returns a name with those of the types around it: {@code RegistryPolicy.Builder}. */
    static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    static String of(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            String nullable = nullable(array);
            return of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        return nullable(type) + plain(type);
    }

    private static String nullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    private static String plain(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return raw(parameterized) + "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            if (wildcard.getAnnotatedLowerBounds().length > 0) {
                return "? super " + list(wildcard.getAnnotatedLowerBounds());
            }
            String bound = list(wildcard.getAnnotatedUpperBounds());
            return bound.equals("Object") ? "?" : "? extends " + bound;
        }
        return raw(type);
    }

    private static String raw(AnnotatedType type) {
        Type plain = type.getType();
        if (plain instanceof ParameterizedType parameterized) {
            plain = parameterized.getRawType();
        }
        return plain instanceof Class<?> known ? name(known) : plain.getTypeName();
    }

    static String list(AnnotatedType[] types) {
        return Arrays.stream(types).map(TypeText::of).collect(Collectors.joining(", "));
    }

    /** Returns {@code <T extends Number>}, or nothing where there are none. */
    static String typeParameters(GenericDeclaration declaration) {
        TypeVariable<?>[] variables = declaration.getTypeParameters();
        return variables.length == 0
                ? ""
                : Stream.of(variables).map(TypeText::typeParameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String typeParameter(TypeVariable<?> variable) {
        String bounds =
                Arrays.stream(variable.getAnnotatedBounds()).map(TypeText::of).collect(Collectors.joining(" & "));
        return bounds.equals("Object") ? variable.getName() : variable.getName() + " extends " + bounds;
    }
}
