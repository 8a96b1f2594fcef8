package io.github.eciregistry.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes what a shaded jar has to carry about the artifacts in it: a bill of materials, and their licences and notices. Run
 * by the build before the jars are made. Which artifacts those are is read from the POM, where the shade plugin reads it.
 */
public final class ShadedContents {

    private static final String OWN_GROUP = "io.github.eciregistry";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path target;
    private final Path repository;

    private ShadedContents(Path target, Path repository) {
        this.target = target;
        this.repository = repository;
    }

    /**
     * Writes the files for both jars and, if their base is known, for the images.
     *
     * @param arguments the POM, the build directory with {@code bom.json} of the whole module, the local repository, and
     *     the base image if it is known
     */
    public static void main(String[] arguments) throws Exception {
        ShadedContents contents = new ShadedContents(Path.of(arguments[1]), Path.of(arguments[2]));
        String baseImage = arguments.length > 3 && arguments[3] != null ? arguments[3] : "";
        for (String execution : List.of("command-line", "webhook")) {
            contents.write(execution, includes(Path.of(arguments[0]), execution), baseImage);
        }
    }

    /** Returns the patterns of an execution's artifact set, {@code group:artifact} or {@code group:*}. */
    static List<String> includes(Path pom, String execution) throws Exception {
        NodeList executions = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("execution");
        for (int i = 0; i < executions.getLength(); i++) {
            Element element = (Element) executions.item(i);
            if (element.getElementsByTagName("id").item(0).getTextContent().equals(execution)
                    && element.getElementsByTagName("artifactSet").getLength() == 1) {
                NodeList includes =
                        ((Element) element.getElementsByTagName("artifactSet").item(0)).getElementsByTagName("include");
                List<String> patterns = new ArrayList<>();
                for (int j = 0; j < includes.getLength(); j++) {
                    patterns.add(includes.item(j).getTextContent().trim());
                }
                return patterns;
            }
        }
        throw new IllegalArgumentException(pom + " has no artifact set for " + execution);
    }

    static boolean isIncluded(JsonNode component, List<String> patterns) {
        String group = component.path("group").asText();
        return patterns.contains(group + ":*")
                || patterns.contains(group + ":" + component.path("name").asText());
    }

    private void write(String execution, List<String> patterns, String baseImage) throws IOException {
        Path folder = Files.createDirectories(target.resolve("contents").resolve(execution));
        ObjectNode bom = bom(execution, patterns);
        Files.write(
                folder.resolve("bom.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bom));
        Files.writeString(folder.resolve("THIRD-PARTY-LICENSES"), licences(bom));
        if (!baseImage.isEmpty()) {
            ObjectNode base = JSON.createObjectNode().put("type", "container").put("name", baseImage);
            base.put("description", "The base image. What is in it is for its publisher to say.");
            ((ArrayNode) bom.path("components")).add(base);
            Path image = Files.createDirectories(folder.resolve("image"));
            Files.write(
                    image.resolve("bom.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bom));
        }
    }

    /** Returns the module's bill of materials without what is not in the jar. */
    private ObjectNode bom(String execution, List<String> patterns) throws IOException {
        ObjectNode bom = (ObjectNode) JSON.readTree(Files.readAllBytes(target.resolve("bom.json")));
        Set<String> refs = new HashSet<>();
        ArrayNode components = JSON.createArrayNode();
        for (JsonNode component : bom.path("components")) {
            if (isIncluded(component, patterns)) {
                components.add(component);
                refs.add(component.path("bom-ref").asText());
            }
        }
        bom.set("components", components);
        ObjectNode product = (ObjectNode) bom.at("/metadata/component");
        product.put("type", "application");
        product.put("description", execution.equals("webhook") ? "eci-registry-webhook.jar" : "eci-registry.jar");
        refs.add(product.path("bom-ref").asText());
        ArrayNode dependencies = JSON.createArrayNode();
        for (JsonNode dependency : bom.path("dependencies")) {
            if (refs.contains(dependency.path("ref").asText())) {
                ArrayNode kept = JSON.createArrayNode();
                dependency.path("dependsOn").forEach(ref -> {
                    if (refs.contains(ref.asText())) {
                        kept.add(ref);
                    }
                });
                ((ObjectNode) dependency).set("dependsOn", kept);
                dependencies.add(dependency);
            }
        }
        bom.set("dependencies", dependencies);
        return bom;
    }

    /** Returns a list of the artifacts with their licences, and then every licence and notice that their jars have. */
    private String licences(JsonNode bom) throws IOException {
        StringBuilder list = new StringBuilder("This jar contains these artifacts of others:\n\n");
        TreeMap<String, StringBuilder> texts = new TreeMap<>(Comparator.naturalOrder());
        for (JsonNode component : bom.path("components")) {
            if (component.path("group").asText().equals(OWN_GROUP)) {
                continue;
            }
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText() + ":"
                    + component.path("version").asText();
            list.append("  ").append(name).append("\n      ").append(licence(component));
            list.append('\n');
            addTexts(component, name, texts);
        }
        list.append("""

                Where a choice of licences is offered, it is used under the Apache License 2.0.
                The text of that licence is in META-INF/LICENSE.
                """);
        texts.forEach((text, names) -> list.append("\n")
                .append("=".repeat(100))
                .append('\n')
                .append(names)
                .append("-".repeat(100))
                .append('\n')
                .append(text)
                .append('\n'));
        return list.toString();
    }

    private static String licence(JsonNode component) {
        List<String> names = new ArrayList<>();
        for (JsonNode licence : component.path("licenses")) {
            JsonNode one = licence.path("license");
            String name = one.path("id").asText(one.path("name").asText());
            names.add(licence.has("expression") ? licence.path("expression").asText() : name);
        }
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalStateException("no licence is known of " + component);
        }
        return String.join(" or ", names);
    }

    private void addTexts(JsonNode component, String name, Map<String, StringBuilder> texts) throws IOException {
        Path jar = jar(repository, component);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String upper = entry.getName().toUpperCase(Locale.ROOT);
                boolean isText = upper.startsWith("META-INF/")
                        && (upper.contains("LICENSE") || upper.contains("NOTICE"))
                        && !entry.isDirectory();
                if (isText) {
                    String text = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).strip();
                    texts.computeIfAbsent(text, unused -> new StringBuilder())
                            .append(name)
                            .append(" ")
                            .append(entry.getName())
                            .append('\n');
                }
            }
        }
    }

    /** Returns where the local repository has the jar of a component. */
    static Path jar(Path repository, JsonNode component) {
        String name = component.path("name").asText();
        String version = component.path("version").asText();
        return repository
                .resolve(component.path("group").asText().replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".jar");
    }
}
