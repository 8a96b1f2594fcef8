package io.github.eciregistry.project;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads from the sources of a module since which version each type exists. */
final class SinceTag extends TreePathScanner<@Nullable Void, String> {

    private final Map<String, String> versions = new TreeMap<>();
    private final DocTrees comments;

    private SinceTag(DocTrees comments) {
        this.comments = comments;
    }

    /** Returns the version of each written type by its binary name, empty where its comment has none. */
    static Map<String, String> of(PublishedModule module) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(module.directory().resolve("src/main/java"))) {
            List<Path> paths =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            SinceTag reader = new SinceTag(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                if (unit.getPackageName() != null) {
                    reader.scan(unit, unit.getPackageName() + ".");
                }
            }
            return reader.versions;
        }
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String prefix) {
        String name = prefix + type.getSimpleName();
        versions.put(name, since(comments.getDocCommentTree(getCurrentPath())));
        return super.visitClass(type, name + "$");
    }

    private static String since(@Nullable DocCommentTree comment) {
        return comment == null
                ? ""
                : comment.getBlockTags().stream()
                        .filter(SinceTree.class::isInstance)
                        .map(tag -> ((SinceTree) tag).getBody().toString())
                        .findFirst()
                        .orElse("");
    }
}
