package io.github.eciregistry.project;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A module that is published: where it stands, and the types that those who depend on it can name. */
enum PublishedModule {
    CORE("eci-registry-core"),
    FABRIC8("eci-registry-fabric8");

    private final String artifact;

    PublishedModule(String artifact) {
        this.artifact = artifact;
    }

    String artifact() {
        return artifact;
    }

    /** Returns the module's directory; the tests run in that of a sibling. */
    Path directory() {
        return Path.of("..", artifact);
    }

    private Path classes() {
        return directory().resolve("target/classes");
    }

    /** Returns what the module is on the module path, where it says so itself. */
    @Nullable
    ModuleDescriptor descriptor() throws IOException {
        Path file = classes().resolve("module-info.class");
        if (!Files.exists(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in);
        }
    }

    /** Returns the public types of the exported packages and the public types within them, by name. */
    List<? extends Class<?>> publicTypes() throws IOException, ClassNotFoundException {
        ModuleDescriptor descriptor = descriptor();
        try (Stream<Path> files = Files.walk(classes())) {
            List<Class<?>> all = new ArrayList<>();
            for (Path file : files.filter(PublishedModule::isType).toList()) {
                String path = classes().relativize(file).toString();
                String name = path.substring(0, path.length() - ".class".length())
                        .replace(file.getFileSystem().getSeparator(), ".");
                all.add(Class.forName(name, false, PublishedModule.class.getClassLoader()));
            }
            return all.stream()
                    .filter(type -> descriptor == null ? !isInternal(type) : isExported(descriptor, type))
                    .filter(PublishedModule::isPublic)
                    .sorted(Comparator.comparing((Class<?> type) -> type.getPackageName())
                            .thenComparing(Class::getName))
                    .toList();
        }
    }

    private static boolean isType(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.endsWith("-info.class");
    }

    private static boolean isInternal(Class<?> type) {
        return type.getPackageName().endsWith(".internal");
    }

    private static boolean isExported(ModuleDescriptor descriptor, Class<?> type) {
        return descriptor.exports().stream()
                .anyMatch(export -> !export.isQualified() && export.source().equals(type.getPackageName()));
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (around == null || isPublic(around));
    }
}
