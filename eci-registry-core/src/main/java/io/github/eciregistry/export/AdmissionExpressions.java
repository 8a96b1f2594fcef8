package io.github.eciregistry.export;

import io.github.eciregistry.annotation.AnnotationKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy as CEL, which adds to each pod and image cache the same annotations as {@link
 * io.github.eciregistry.annotation.RegistryAnnotations} does. Each variable is one step, and can use the previous ones.
 *
 * <p>Uses only features of Kubernetes 1.32 and later: the standard functions and macros, optional values, the strings
 * library and comprehensions over two variables (<a
 * href="https://github.com/kubernetes/kubernetes/blob/002315b9745c1ca0f15295ab870e0b4b56203b0e/staging/src/k8s.io/apiserver/pkg/cel/environment/base.go">base.go</a>,
 * read 2026-11-23), so that any implementation of CEL with these can evaluate it.
 */
final class AdmissionExpressions {

    /** The longest expression that CEL reads, in code points; of these texts each is one UTF-16 unit. */
    static final int MAX_LENGTH = 100_000;

    /** In the order in which registries are listed, that of {@link io.github.eciregistry.kind.PodLocation}. */
    private static final String IMAGES = """
            request.kind.kind == "ImageCache" ? object.?spec.?images.orValue([]) :
              object.?spec.?initContainers.orValue([]).map(c, c.?image.orValue(""))
              + object.?spec.?containers.orValue([]).map(c, c.?image.orValue(""))
              + object.?spec.?ephemeralContainers.orValue([]).map(c, c.?image.orValue(""))
              + object.?spec.?volumes.orValue([]).map(v, v.?image.?reference.orValue(""))""";

    private static final String PORT =
            "0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    /**
     * The grammar of {@link io.github.eciregistry.reference.ImageReference} for references with a first part before a
     * slash.
     */
    private static final String REFERENCE = "^("
            + "([a-zA-Z0-9]+((\\.|-+)[a-zA-Z0-9]+)*|\\[[0-9a-fA-F:]+\\])(:" + PORT + ")?"
            + "|[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)"
            + "(/[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)+"
            + "(:[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?"
            + "(@(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}))?$";

    /**
     * Checks beyond the regular expression: which first parts are registries, and that a repository has at most 255
     * characters.
     */
    private static final String REFERENCES = """
            variables.images
              .filter(i, i.matches(r'%s'))
              .map(i, i.split("/", 2))
              .filter(p, p[0] == "localhost" || p[0].matches("[.:A-Z]"))
              .filter(p, size((p[0].contains("_") ? p[0] + "/" : "") + p[1].split("@", 2)[0].split(":", 2)[0]) <= 255)
              .map(p, p[0])""".formatted(REFERENCE);

    private static final String REGISTRIES = """
            variables.references.transformList(i, r, !variables.references.exists(j, s, s == r && j < i), r)""";

    private static final String ENDPOINTS = """
            variables.registries
              .map(r, [r, r.lowerAscii(), r.lastIndexOf(":") > r.lastIndexOf("]") ? r.substring(r.lastIndexOf(":")) : ""])
              .map(e, [e[0], e[1].substring(0, size(e[1]) - size(e[2])), e[2] == "" ? "" : string(int(e[2].substring(1)))])""";

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String GROUPS = "([0-9a-f]{1,4}(:[0-9a-f]{1,4})*)?";

    private static final String ADDRESSES = """
            variables.endpoints.map(e, [e[0], e[1], e[2],
              e[1].matches(r'^(%1$s\\.){3}%1$s$')
              ? "00000000000000000000ffff" + e[1].split(".").map(o, int(o)).map(o,
                  "0123456789abcdef".substring(o / 16, o / 16 + 1) + "0123456789abcdef".substring(o %% 16, o %% 16 + 1)).join("")
              : e[1].matches(r'^\\[%2$s(::%2$s)?\\]$')
              ? [e[1].substring(1, size(e[1]) - 1).split("::", 2)
                  .map(h, h.split(":").filter(g, g != "").map(g, ("0000" + g).substring(size(g))).join(""))]
                .map(h, size(h) == 1 ? (size(h[0]) == 32 ? h[0] : "")
                  : size(h[0]) + size(h[1]) > 28 ? ""
                  : h[0] + "00000000000000000000000000000000".substring(size(h[0]) + size(h[1])) + h[1])[0]
              : ""])""".formatted(OCTET, GROUPS);

    private static final String IN_HOSTS = "variables.hosts[?e[1] + \":\" + e[2]].or(variables.hosts[?e[1]])";
    private static final String IN_WILDCARDS =
            "variables.wildcards.map(w, e[1].endsWith(w[0]) || (e[1] + \":\" + e[2]).endsWith(w[0]), w[1])";
    private static final String IN_BLOCKS =
            "variables.blocks.map(b, b[0] <= e[3] && e[3] <= b[1] && (b[2] == \"\" || b[2] == e[2]), b[3])";

    private static final String ANNOTATIONS = "object.?metadata.?annotations.orValue({})";

    private static final String ADDED = """
            [
              %s
            ].map(k, [k[0], string(variables.annotations[?k[0]].orValue("")), [
              (variables.annotations[?k[0]].orValue("") + "," + variables.annotations[?k[1]].orValue(""))
                .split(",").map(l, l.trim())
            ].map(listed, variables.transports.filter(t, t[1] == k[2] && !(t[0] in listed)).map(t, t[0]).join(","))[0]])
            .filter(a, a[2] != "")""";

    private static final String CHANGES = """
            variables.added.map(a, [
              a[0],
              a[1].trim() == "" ? a[2] : a[1] + (a[1].trim().endsWith(",") ? "" : ",") + a[2]
            ])""";

    /** The limit of Kubernetes for all annotations of an object; if exceeded, nothing is changed. */
    private static final String FITS = """
            size(bytes((variables.annotations.filter(k, !variables.changes.exists(c, c[0] == k))
              .map(k, k + variables.annotations[k]) + variables.changes.map(c, c[0] + c[1])).join(""))) <= 262144""";

    private static final String PATCH = """
            %ssize(variables.changes) == 0 || !variables.fits ? [] :
              (has(object.metadata.annotations) ? [] : [JSONPatch{op: "add", path: "/metadata/annotations", value: {}}])
              + variables.changes.map(c,
                JSONPatch{op: "add", path: "/metadata/annotations/" + c[0].replace("/", "~1"), value: c[1]})""";

    private final RuleTables tables;
    private final List<AnnotationKeys> keys;
    private final boolean onlyEciPods;

    AdmissionExpressions(ExportSettings settings) {
        this.tables = new RuleTables(settings.policy());
        this.keys = settings.keys();
        this.onlyEciPods = settings.onlyEciPods();
    }

    /** Returns the variables in dependency order. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        if (onlyEciPods) {
            variables.add(new Variable(
                    "onEci", "Whether the object, or its namespace, is marked for ECI.", MarkerExpressions.onEci()));
        }
        if (tables.hasHosts()) {
            variables.add(new Variable("hosts", "How each host, or host with a port, is reached.", tables.hosts()));
        }
        if (tables.hasWildcards()) {
            variables.add(new Variable(
                    "wildcards",
                    "The same for hosts by their ending; the first that fits decides.",
                    tables.wildcards()));
        }
        if (tables.hasBlocks()) {
            variables.add(new Variable(
                    "blocks",
                    "The same for addresses from one to another, with a port if not empty.",
                    tables.blocks()));
        }
        variables.add(new Variable("images", "All images of the object.", IMAGES));
        variables.add(
                new Variable("references", "The registries of those that are references and name one.", REFERENCES));
        variables.add(new Variable("registries", "Each once, in the order of the images.", REGISTRIES));
        variables.add(new Variable("endpoints", "[registry, host in lower case, port]", ENDPOINTS));
        if (tables.hasBlocks()) {
            variables.add(new Variable("addresses", "[registry, host, port, address as 32 digits]", ADDRESSES));
        }
        variables.add(new Variable("transports", "[registry, how it is reached]", transports()));
        variables.add(new Variable("annotations", "The annotations of the object.", ANNOTATIONS));
        variables.add(new Variable("added", "[key, value, registries that it lacks]", ADDED.formatted(rowsOfKeys())));
        variables.add(new Variable("changes", "[key, new value]", CHANGES));
        variables.add(new Variable("fits", "Whether the annotations stay as small as Kubernetes wants them.", FITS));
        return variables;
    }

    private String transports() {
        List<String> lists = new ArrayList<>();
        if (tables.hasWildcards()) {
            lists.add(IN_WILDCARDS);
        }
        if (tables.hasBlocks()) {
            lists.add(IN_BLOCKS);
        }
        lists.add("[\"https\"]");
        String others = lists.size() == 1 ? "\"https\"" : "(" + String.join("\n    + ", lists) + ")[0]";
        String transport = tables.hasHosts() ? IN_HOSTS + ".orValue(\n    " + others + ")" : others;
        return "variables." + (tables.hasBlocks() ? "addresses" : "endpoints") + ".map(e, [e[0], " + transport + "])";
    }

    /** For each annotation its key, the other key of the pair, and the transport of what it lists. */
    private String rowsOfKeys() {
        return keys.stream()
                .map(pair -> row(pair.plainHttp(), pair.skipVerify(), "plain-http") + ",\n  "
                        + row(pair.skipVerify(), pair.plainHttp(), "skip-verify"))
                .collect(Collectors.joining(",\n  "));
    }

    private static String row(String... texts) {
        return "[\"" + String.join("\", \"", texts) + "\"]";
    }

    /** Returns the JSON Patch for the object; empty if no change is needed. */
    String patch() {
        return PATCH.formatted(onlyEciPods ? "!variables.onEci || " : "");
    }

    /**
     * One step.
     *
     * @param name its name, {@code variables.name} to the steps behind it
     * @param comment what it is, for the reader of the export
     * @param expression the CEL
     */
    record Variable(String name, String comment, String expression) {}
}
