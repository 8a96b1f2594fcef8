package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesCommandTest {

    private static final String TWO = Manifests.ANNOTATED_POD + "  - image: nginx\n  - image: Foo BAR\n";

    @TempDir
    private Path directory;

    @Test
    void showsRegistryTransportRuleAndAnnotation() throws IOException {
        Path a = Manifests.write(directory, "a.yaml", Manifests.POD);
        Path b = Manifests.write(directory, "b.yaml", Manifests.POD + "---\n" + TWO);

        CommandRun run = CommandRun.of("images", "--plain-http", "*.test", directory.toString());

        assertThat(run.out()).isEqualTo("""
                IMAGE                REGISTRY       TRANSPORT   DECIDED BY        ANNOTATION  PLACE
                reg.test:5000/web:1  reg.test:5000  plain-http  plainHttp *.test  missing     FILE_A:8:12 and 1 more
                reg.test:5000/web:1  reg.test:5000  plain-http  plainHttp *.test  present     FILE_B:19:12
                nginx                docker.io      https       -                 not needed  FILE_B:20:12
                Foo BAR              -              -           -                 -           FILE_B:21:12
                """.replace("FILE_A", a.toString()).replace("FILE_B", b.toString()));
    }

    @Test
    void needsNoPolicy() {
        CommandRun run = CommandRun.withInput(Manifests.POD, "images");

        assertThat(run.out()).isEqualTo("""
                IMAGE                REGISTRY       TRANSPORT  DECIDED BY  ANNOTATION  PLACE
                reg.test:5000/web:1  reg.test:5000  -          -           -           <stdin>:8:12
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.summary()).containsExactly("1 file, 1 document, 1 pod, 1 image");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void printsEveryPlaceAsJson() {
        CommandRun run =
                CommandRun.withInput(Manifests.POD, "images", "--output", "json", "--skip-verify", "reg.test:5000");

        assertThat(run.out()).isEqualTo("""
                {
                  "images" : [ {
                    "image" : "reg.test:5000/web:1",
                    "registry" : "reg.test:5000",
                    "transport" : "SKIP_VERIFY",
                    "rule" : "reg.test:5000",
                    "annotation" : "MISSING",
                    "file" : "<stdin>",
                    "line" : 8,
                    "column" : 12,
                    "kind" : "Pod",
                    "name" : "web"
                  } ]
                }
                """);
    }

    @Test
    void looksForTheAnnotationsOfTheDialect() {
        CommandRun run = CommandRun.withInput(
                Manifests.ANNOTATED_POD, "images", "--dialect", "acs", "--plain-http", "reg.test:5000");

        assertThat(run.out()).contains("  missing ");
    }

    @Test
    void listsTheOthersWhereOneCannotBeRead() throws IOException {
        Manifests.write(directory, "a.yaml", Manifests.BROKEN);
        Manifests.write(directory, "b.yaml", Manifests.POD);

        CommandRun run = CommandRun.of(
                "images", directory.toString(), directory.resolve("c.yaml").toString());

        assertThat(run.out()).contains("reg.test:5000/web:1");
        assertThat(run.err()).contains("a.yaml:3:1: error: ").contains("c.yaml: error: no such file");
        assertThat(run.summary()).singleElement().asString().startsWith("3 files (1 not read), ");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void saysThatThereIsNothingToList() {
        CommandRun run = CommandRun.of("images", directory.toString());

        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING);
        assertThat(CommandRun.of("images", "--policy", directory.resolve("none").toString())
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }
}
