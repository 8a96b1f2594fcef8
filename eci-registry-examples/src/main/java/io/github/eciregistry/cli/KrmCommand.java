package io.github.eciregistry.cli;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.Severity;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.FileContent;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.internal.document.MappingNode;
import io.github.eciregistry.internal.document.Utf8;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code eci-registry krm}: a function of kustomize and kpt. */
@Command(
        name = "krm",
        mixinStandardHelpOptions = true,
        versionProvider = EciRegistryCommand.Version.class,
        sortOptions = false,
        customSynopsis = "eci-registry krm < RESOURCE_LIST",
        descriptionHeading = "%n",
        description =
                "Annotates the items of a ResourceList, as a KRM function of kustomize or kpt: standard input to standard"
                        + " output, with every other byte as it is. The policy is in its functionConfig, problems are in its"
                        + " results, and on standard error.",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "@|bold functionConfig|@",
            "A ConfigMap:",
            "  kind: ConfigMap",
            "  data: {plainHttp: \"192.168.0.0/16\", skipVerify: \"harbor.pre.com\", dialect: eci}",
            "Its data takes plainHttp, skipVerify and https, with commas or whitespace between patterns; policy.yaml,"
                    + " the text of a policy file; and dialect, eci, acs or both. Or an object of its own, whose spec is a"
                    + " policy:",
            "  apiVersion: eci-registry.github.io/v1alpha1",
            "  kind: EciRegistryPolicy",
            "  spec: {plainHttp: [\"192.168.0.0/16\"]}",
            "",
            "@|bold Exit codes|@",
            "  0  done, perhaps with warnings",
            "  2  the input is no ResourceList, or its functionConfig is not valid; no item was changed",
            "  3  an item could not be annotated; the others were",
        })
final class KrmCommand implements Callable<Integer> {

    private final Streams streams;

    KrmCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Report report = new Report(streams, new Progress(streams));
        byte[] content;
        try {
            content = FileContent.read(streams.in());
        } catch (IOException e) {
            report.failure("<stdin>", e);
            return ExitCodes.FAILED;
        }
        try {
            return run(Utf8.decode(content), report);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> report.problem("<stdin>", problem));
            print(content, report);
            return ExitCodes.USAGE;
        }
    }

    private int run(String text, Report report) {
        LineIndex lines = new LineIndex(text);
        MappingNode root = root(text);
        if (root == null || !FunctionConfig.string(root.get("kind")).equals("ResourceList")) {
            report.error("<stdin>", "expected one ResourceList, as kustomize and kpt give it to a function");
            print(text.getBytes(StandardCharsets.UTF_8), report);
            return ExitCodes.USAGE;
        }
        FunctionConfig config;
        List<Problem> problems = new ArrayList<>();
        try {
            config = FunctionConfig.read(root.get("functionConfig"), text, lines, problems::add);
        } catch (InvalidInputException e) {
            print(text, root, e.problems(), report);
            return ExitCodes.USAGE;
        }
        ManifestEdit edit = ManifestAnnotator.using(config.policy())
                .withKeys(config.dialect().keys())
                .annotate(text);
        MappingNode annotated = root(edit.text());
        problems.addAll(edit.problems());
        print(edit.text(), annotated == null ? root : annotated, problems, report);
        boolean hasErrors =
                edit.problems().stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR);
        return hasErrors || report.hasErrors() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** Returns the fields of the only document, or null if there is not exactly one that has fields. */
    private static @Nullable MappingNode root(String text) {
        List<Document> documents = Documents.read(text);
        return documents.size() == 1 && documents.get(0).root() instanceof MappingNode mapping ? mapping : null;
    }

    private void print(String text, MappingNode root, List<Problem> problems, Report report) {
        problems.forEach(problem -> report.problem("<stdin>", problem));
        boolean canHaveResults = !problems.isEmpty() && root.get("results") == null;
        String printed = canHaveResults ? KrmResults.addTo(text, root, problems) : text;
        print(printed.getBytes(StandardCharsets.UTF_8), report);
    }

    private void print(byte[] text, Report report) {
        try {
            streams.out().write(text);
            streams.out().flush();
        } catch (IOException e) {
            report.outputFailure(e);
        }
    }
}
