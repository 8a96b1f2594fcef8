package io.github.eciregistry;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gives each fuzz target the inputs that are kept for it in a folder of its name. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("src/test/fuzz");

    @TestFactory
    Stream<DynamicNode> keptInputsFindNothing() throws IOException {
        return sorted(CORPUS).stream().filter(Files::isDirectory).map(FuzzCorpusTest::target);
    }

    private static DynamicNode target(Path folder) {
        String name = folder.getFileName().toString();
        try {
            Method target = Class.forName(name).getMethod("fuzzerTestOneInput", byte[].class);
            return DynamicContainer.dynamicContainer(
                    name, sorted(folder).stream().map(file -> input(target, file)));
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError("no fuzz target " + name, e);
        }
    }

    private static DynamicTest input(Method target, Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
            try {
                target.invoke(null, (Object) Files.readAllBytes(file));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
