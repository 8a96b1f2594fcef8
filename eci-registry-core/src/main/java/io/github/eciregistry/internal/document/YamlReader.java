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

    private final String text;
    private final int start;
    private final int end;
    private final boolean followsAliases;
    private final CodePoints codePoints;
    private final StreamReader characters;
    private final ParserImpl parser;
    private final TreeBuilder tree = new TreeBuilder();
    private final Map<Anchor, Node> anchors = new HashMap<>();

    private YamlReader(String text, int start, int end, boolean followsAliases) {
        String document = text.substring(start, end);
        this.text = text;
        this.start = start;
        this.end = end;
        this.followsAliases = followsAliases;
        this.codePoints = new CodePoints(document);
        this.characters = new StreamReader(SETTINGS, document);
        this.parser = new ParserImpl(SETTINGS, characters);
    }

    /** Reads what stands between two offsets, which is at most one document. */
    static Document read(String text, int start, int end) {
        return read(text, start, end, true);
    }

    /** Reads a document; each alias stands for an empty value if aliases are not followed, whatever its name. */
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

    /** Returns the value of a scalar that stands alone in a text. */
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
                case Scalar -> tree.add(scalar((ScalarEvent) event));
                case Alias -> {
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
                case MappingEnd, SequenceEnd -> tree.end(endOf(event));
                default -> {
                    // Streams, document ends and comments hold no value.
                }
            }
        }
        Node root = tree.root();
        return Document.of(start, end, root instanceof ScalarNode scalar && scalar.isNull() ? null : root);
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
            end = endOfBlock(begin, end);
        } else if (begin == end) {
            begin = endOfTextBefore(begin);
            end = begin;
        }
        ScalarNode node = new ScalarNode(text, begin, end, style, event.getValue());
        decorate(node, event.getAnchor(), event.getTag().orElse(null));
        return node;
    }

    /** Where a key after {@code ?} has no value, the parser finds an empty one at whatever comes next, lines below. */
    private int endOfTextBefore(int offset) {
        int i = offset;
        while (i > start && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    /** Leaves out the blank lines after a block of text, unless its header keeps them as content. */
    private int endOfBlock(int begin, int end) {
        int lineEnd = text.indexOf('\n', begin);
        int header = lineEnd < 0 ? end : Math.min(lineEnd, end);
        int comment = text.indexOf('#', begin);
        int plus = text.indexOf('+', begin);
        if (plus >= 0 && plus < header && (comment < 0 || plus < comment)) {
            return end;
        }
        int last = end;
        while (last > begin && text.charAt(last - 1) <= ' ') {
            last--;
        }
        while (last < end && text.charAt(last) != '\n' && text.charAt(last) != '\r') {
            last++;
        }
        return last;
    }

    private Node collection(CollectionStartEvent event) {
        int open = event.isFlow() ? endOf(event) - 1 : -1;
        Node node = event instanceof MappingStartEvent
                ? new MappingNode(startOf(event), open)
                : new SequenceNode(startOf(event), event.isFlow());
        decorate(node, event.getAnchor(), event.getTag().orElse(null));
        return node;
    }

    private void decorate(Node node, Optional<Anchor> anchor, @Nullable String tag) {
        if (tag != null || anchor.isPresent()) {
            node.decorate(anchor.isPresent(), tag);
            anchor.ifPresent(name -> anchors.put(name, node));
        }
    }

    /** Adds an alias; answers the broken document where nothing has its anchor. */
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
