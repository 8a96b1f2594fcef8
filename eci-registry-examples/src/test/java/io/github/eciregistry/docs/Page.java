package io.github.eciregistry.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of the documentation, as a code host reads it. */
final class Page {

    /** The top of the source tree; tests run in the directory of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    /** Where the page is, from {@link #ROOT}. */
    final Path path;

    final List<Fence> fences = new ArrayList<>();
    final List<String> links = new ArrayList<>();

    /** The text of each row of the page's tables, a code's without its quotes, by the anchor of their section. */
    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();

    /** The anchors, each with the number of headings that share its text. */
    private final Map<String, Integer> anchors = new LinkedHashMap<>();

    private String section = "";

    private Page(Path file) throws IOException {
        path = ROOT.relativize(file);
        MARKDOWN.parse(Files.readString(file)).accept(new Reader());
    }

    /** Reads a page by its path from the top. */
    static Page of(String path) {
        return read(ROOT.resolve(path));
    }

    private static Page read(Path file) {
        try {
            return new Page(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all pages: those at the top, those of docs, and those for people who contribute. */
    static List<Page> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether this is the first page, in any language. */
    boolean isReadme() {
        return path.getNameCount() == 1 && path.toString().startsWith("README");
    }

    Set<String> anchors() {
        return Collections.unmodifiableSet(anchors.keySet());
    }

    /** Returns the rows of the tables in a section, without their heads. */
    List<List<String>> rows(String anchor) {
        return rows.getOrDefault(anchor, List.of());
    }

    /** Returns the text of a row's column in all tables of a section. */
    List<String> column(String anchor, int index) {
        return rows(anchor).stream().map(row -> row.get(index)).toList();
    }

    /** Returns how many rows the tables of each section have, for the sections with tables in their order. */
    List<Integer> tableSizes() {
        return rows.values().stream().map(List::size).toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private final class Reader extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            // As GitHub makes them: lower case, no punctuation, hyphens for blanks, a number from the second on.
            String slug = text(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                    .replace(' ', '-');
            int before = anchors.merge(slug, 1, Integer::sum) - 1;
            section = before == 0 ? slug : slug + "-" + before;
            anchors.putIfAbsent(section, 1);
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String[] info = block.getInfo().split(" ", 2);
            int line = block.getSourceSpans().get(0).getLineIndex() + 1;
            fences.add(new Fence(
                    info[0], info.length == 1 ? "" : info[1], block.getLiteral(), section, path + ":" + line));
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow && node.getFirstChild() instanceof TableCell cell && !cell.isHeader()) {
                List<String> row = new ArrayList<>();
                for (Node next = cell; next != null; next = next.getNext()) {
                    row.add(text(next));
                }
                rows.computeIfAbsent(section, anchor -> new ArrayList<>()).add(row);
            }
            visitChildren(node);
        }
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
