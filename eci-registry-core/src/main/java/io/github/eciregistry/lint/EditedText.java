package io.github.eciregistry.lint;

import io.github.eciregistry.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** A text that is edited again and again, and knows the edits that lead to it from the original. */
final class EditedText {

    private final int length;
    private List<Piece> pieces = new ArrayList<>();

    EditedText(String original) {
        this.length = original.length();
        pieces.add(new Piece(0, length, ""));
    }

    /** A range of the original, or, where {@code start} is -1, an added text. */
    private record Piece(int start, int length, String added) {

        static Piece added(String text) {
            return new Piece(-1, text.length(), text);
        }

        Piece part(int from, int to) {
            return start < 0 ? added(added.substring(from, to)) : new Piece(start + from, to - from, "");
        }
    }

    /** Applies edits of the text as it is now, ordered and without overlap. */
    void apply(List<TextEdit> edits) {
        Copy copy = new Copy();
        for (TextEdit edit : edits) {
            copy.to(edit.start(), true);
            copy.add(Piece.added(edit.replacement()));
            copy.to(edit.end(), false);
        }
        copy.to(Integer.MAX_VALUE, true);
        pieces = copy.result;
    }

    /** Returns the offset in the original of an offset in the text as it is now; added text is where it was added. */
    int originalOffset(int offset) {
        int at = 0;
        int original = 0;
        for (Piece piece : pieces) {
            boolean isKept = piece.start() >= 0;
            if (offset < at + piece.length()) {
                return isKept ? piece.start() + offset - at : original;
            }
            at += piece.length();
            original = isKept ? piece.start() + piece.length() : original;
        }
        return original;
    }

    /** Reads the pieces from the first to the last. */
    private final class Copy {

        private final List<Piece> result = new ArrayList<>(pieces.size());
        private int index;
        private int inside;
        private int at;

        void to(int border, boolean kept) {
            while (at < border && index < pieces.size()) {
                Piece piece = pieces.get(index);
                int taken = Math.min(border - at, piece.length() - inside);
                if (kept) {
                    add(piece.part(inside, inside + taken));
                }
                at += taken;
                inside += taken;
                if (inside == piece.length()) {
                    index++;
                    inside = 0;
                }
            }
        }

        void add(Piece piece) {
            if (piece.length() > 0) {
                result.add(piece);
            }
        }
    }

    /** Returns the edits of the original, ordered and without overlap. */
    List<TextEdit> edits() {
        List<TextEdit> edits = new ArrayList<>();
        StringBuilder added = new StringBuilder();
        int done = 0;
        for (Piece piece : pieces) {
            if (piece.start() < 0) {
                added.append(piece.added());
                continue;
            }
            addEdit(edits, done, piece.start(), added);
            done = piece.start() + piece.length();
        }
        addEdit(edits, done, length, added);
        return edits;
    }

    private static void addEdit(List<TextEdit> edits, int start, int end, StringBuilder added) {
        if (end > start || added.length() > 0) {
            edits.add(new TextEdit(start, end, added.toString()));
            added.setLength(0);
        }
    }
}
