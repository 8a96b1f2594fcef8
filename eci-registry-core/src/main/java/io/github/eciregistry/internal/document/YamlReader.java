package io.github.eciregistry.internal.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML document with the events of snakeyaml-engine. */
final class YamlReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final int start;
    private final int end;
    private final boolean followsAliases;
    private final CodePoints codePoints;
    private final StreamReader characters;
    private final ParserImpl parser;
    private final TreeBuilder tree = new TreeBuilder();
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final @Nullable TabCheck tabs;

    private YamlReader(String text, int start, int end, boolean followsAliases) {
        String document = text.substring(start, end);
        this.text = text;
        this.start = start;
        this.end = end;
        this.followsAliases = followsAliases;
        this.codePoints = new CodePoints(document);
        this.characters = new StreamReader(SETTINGS, document);
        this.parser = new ParserImpl(SETTINGS, characters);
        this.tabs = document.indexOf('\t') < 0 ? null : new TabCheck(text, start);
    }

    /** Reads the text between two offsets, which is at most one document. */
    static Document read(String text, int start, int end) {
        return read(text, start, end, true);
    }

    /** Reads a document; if aliases are not followed, each alias is an empty value, whatever its name. */
    static Document read(String text, int start, int end, boolean followsAliases) {
        YamlReader reader = new YamlReader(text, start, end, followsAliases);
        try {
            return reader.read();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            return reader.broken(e.getProblem(), mark.map(reader::offset).orElse(start));
        } catch (ReaderException e) {
            String found = String.format("character U+%04X is not allowed in YAML", e.getCodePoint());
            return reader.broken(found, start + reader.codePoints.offset(e.getPosition()));
        } catch (NumberFormatException e) {
            return reader.broken(
                    "found an escape that names no character",
                    reader.offset(reader.characters.getMark().orElseThrow()));
        } catch (YamlVersionException e) {
            return reader.broken(
                    "expected YAML 1, found version " + e.getSpecVersion().getRepresentation(), start);
        } catch (YamlEngineException e) {
            return reader.broken(String.valueOf(e.getMessage()), start);
        }
    }

    /** Returns the value of the only scalar in a text. */
    static String scalarValue(String text) {
        boolean block = text.startsWith("|") || text.startsWith(">");
        String document = block ? "key: " + text : text;
        Node node = read(document, 0, document.length()).root();
        if (node instanceof MappingNode mapping) {
            node = mapping.entries().get(0).value();
        }
        return node instanceof ScalarNode scalar ? scalar.value() : "";
    }

    private Document read() {
        boolean seen = false;
        while (parser.hasNext()) {
            Event event = parser.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (seen) {
                        return broken("expected the end of the document, found another one", startOf(event));
                    }
                    seen = true;
                }
                case Scalar -> {
                    ScalarNode scalar = scalar((ScalarEvent) event);
                    if (tree.awaitsKey() && scalar.value().startsWith(BYTE_ORDER_MARK)) {
                        return broken("found a byte order mark inside the document", scalar.start());
                    }
                    if (tabs != null) {
                        check(tabs, startOf(event), scalar);
                    }
                    tree.add(scalar);
                }
                case Alias -> {
                    if (tabs != null) {
                        tabs.quoted(startOf(event), endOf(event));
                    }
                    Document failed = alias((AliasEvent) event);
                    if (failed != null) {
                        return failed;
                    }
                }
                case MappingStart, SequenceStart -> {
                    if (!tree.begin(collection((CollectionStartEvent) event))) {
                        return broken("nested deeper than " + TreeBuilder.MAX_DEPTH + " levels", startOf(event));
                    }
                }
                case MappingEnd, SequenceEnd -> {
                    if (tabs != null) {
                        tabs.end(endOf(event));
                    }
                    tree.end(endOf(event));
                }
                default -> {
                    // Streams, document ends and comments have no value.
                }
            }
        }
        if (tabs != null) {
            tabs.between(end);
            if (tabs.rejected() >= 0) {
                return broken("found a tab where Kubernetes accepts only spaces", tabs.rejected());
            }
        }
        Node root = tree.root();
        return Document.of(start, end, root instanceof ScalarNode scalar && scalar.isNull() ? null : root, false);
    }

    private static void check(TabCheck tabs, int start, ScalarNode scalar) {
        int begin = scalar.isDecorated() ? tabs.properties(start, scalar.end()) : start;
        if (begin >= scalar.end()) {
            return; // The value is absent, and the following text is checked with the next one.
        }
        switch (scalar.style()) {
            case PLAIN -> tabs.plain(begin, scalar.end());
            case BLOCK -> tabs.block(begin, scalar.end());
            default -> tabs.quoted(begin, scalar.end());
        }
    }

    private ScalarNode scalar(ScalarEvent event) {
        ScalarNode.Style style = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> ScalarNode.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> ScalarNode.Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED -> ScalarNode.Style.BLOCK;
            default -> ScalarNode.Style.PLAIN;
        };
        int begin = startOf(event);
        int end = endOf(event);
        if (style == ScalarNode.Style.BLOCK) {
            end = endOfBlock(begin, end, event.getValue());
        } else if (begin == end) {
            begin = endOfTextBefore(begin);
            end = begin;
        }
        ScalarNode node = new ScalarNode(text, begin, end, style, event.getValue());
        decorate(node, event.getAnchor(), event.getTag().orElse(null));
        return node;
    }

    /** If a key after {@code ?} has no value, the parser reports an empty one at the next token, lines below. */
    private int endOfTextBefore(int offset) {
        int i = offset;
        while (i > start && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    /**
     * Excludes the blank lines after a text block, unless its header keeps them as content. A whitespace line that is
     * indented further than the text is content too.
     */
    private int endOfBlock(int begin, int end, String value) {
        int header = lineEnd(begin, end);
        int comment = text.indexOf('#', begin);
        int plus = text.indexOf('+', begin);
        if (plus >= 0 && plus < header && (comment < 0 || plus < comment)) {
            return end;
        }
        int indent = indentOfBlock(header, end, value);
        int last = header;
        for (int line = header; line < end; ) {
            int begins = line + 1;
            line = lineEnd(begins, end);
            if (line - begins > indent || !isBlank(begins, line)) {
                last = line;
            }
        }
        return last;
    }

    /** Returns by how many characters a block of text is indented, at most: its value has white space beyond that. */
    private int indentOfBlock(int header, int end, String value) {
        for (int i = header; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return widthBefore(text, i) - widthBefore(value, firstVisible(value));
            }
        }
        return value.isBlank() && !value.contains(" ") && !value.contains("\t") ? end : 0;
    }

    private static int firstVisible(String value) {
        int i = 0;
        while (i < value.length() - 1 && value.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    private static int widthBefore(String lines, int offset) {
        int i = offset;
        while (i > 0 && lines.charAt(i - 1) != '\n' && lines.charAt(i - 1) != '\r') {
            i--;
        }
        return offset - i;
    }

    private int lineEnd(int offset, int limit) {
        int i = offset;
        while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private Node collection(CollectionStartEvent event) {
        // The end of the event is that of its first token: the brace, or an empty one where the first key begins.
        Node node = event instanceof MappingStartEvent
                ? new MappingNode(startOf(event), endOf(event) - (event.isFlow() ? 1 : 0), event.isFlow())
                : new SequenceNode(startOf(event), event.isFlow());
        if (tabs != null) {
            // The event of a list that is not indented ends after its first dash.
            int content = endOf(event);
            boolean dash = !event.isFlow() && content > startOf(event) && text.charAt(content - 1) == '-';
            tabs.begin(startOf(event), dash ? content - 1 : content, event.isFlow());
        }
        decorate(node, event.getAnchor(), event.getTag().orElse(null));
        return node;
    }

    private void decorate(Node node, Optional<Anchor> anchor, @Nullable String tag) {
        if (tag != null || anchor.isPresent()) {
            node.decorate(anchor.isPresent(), tag);
            anchor.ifPresent(name -> anchors.put(name, node));
        }
    }

    /** Adds an alias; returns the malformed document if its anchor is not defined. */
    private @Nullable Document alias(AliasEvent event) {
        int begin = startOf(event);
        Node target = followsAliases
                ? anchors.get(event.getAlias())
                : new ScalarNode(text, begin, begin, ScalarNode.Style.PLAIN, "");
        if (target == null) {
            return broken("found an alias of an anchor that is not defined", begin);
        }
        target.aliasAt(begin);
        tree.add(new AliasNode(begin, endOf(event), target));
        return null;
    }

    private int startOf(Event event) {
        return offset(event.getStartMark().orElseThrow());
    }

    private int endOf(Event event) {
        return offset(event.getEndMark().orElseThrow());
    }

    private int offset(Mark mark) {
        return start + codePoints.offset(mark.getIndex());
    }

    private Document broken(String what, int offset) {
        return Document.unreadable(start, end, tree.root(), "", what, offset);
    }
}
