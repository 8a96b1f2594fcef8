package io.github.eciregistry.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A field that is read, with the fields in it that are. A tree of these is all that is known of a review. */
final class ReviewField {

    /** A step that leads to the items of an array. */
    static final String EVERY_ITEM = "[*]";

    /** Takes the value of a field that is a text. */
    @FunctionalInterface
    interface TextSink {
        /** Takes a text, and the place among the items of the array that it stands in, or 0. */
        void accept(Review review, String text, int item);
    }

    /** Takes an entry of a field that has texts under any names. */
    @FunctionalInterface
    interface EntrySink {
        /** Takes an entry; the text is null if the value is none. Tells whether the name is new. */
        boolean accept(Review review, String name, @Nullable String text);
    }

    private final Map<String, ReviewField> fields = new HashMap<>();

    /** One bit that differs from that of the other fields of the same object. */
    private final long bit;

    private @Nullable TextSink text;
    private @Nullable EntrySink entries;
    private Consumer<Review> whenFound = review -> {};
    private Consumer<Review> whenMisfit = review -> {};

    ReviewField() {
        this(1);
    }

    private ReviewField(long bit) {
        this.bit = bit;
    }

    /** Returns the field that some steps lead to, which is read from now on. */
    ReviewField at(List<String> steps) {
        ReviewField field = this;
        for (String step : steps) {
            Map<String, ReviewField> siblings = field.fields;
            field = siblings.computeIfAbsent(step, name -> new ReviewField(1L << siblings.size()));
        }
        return field;
    }

    /** Returns the field that some steps lead to, which is read from now on. */
    ReviewField at(String... steps) {
        return at(List.of(steps));
    }

    void isText(TextSink sink) {
        text = sink;
    }

    void isEntries(EntrySink sink) {
        entries = sink;
    }

    /** Sets what to do when there is a value of the right type. */
    ReviewField whenFound(Consumer<Review> action) {
        whenFound = action;
        return this;
    }

    /** Sets what to do when there is a value of another type than null and the right one. */
    ReviewField whenMisfit(Consumer<Review> action) {
        whenMisfit = action;
        return this;
    }

    long bit() {
        return bit;
    }

    @Nullable
    ReviewField field(String name) {
        return fields.get(name);
    }

    @Nullable
    ReviewField item() {
        return fields.get(EVERY_ITEM);
    }

    @Nullable
    TextSink text() {
        return text;
    }

    @Nullable
    EntrySink entries() {
        return entries;
    }

    void found(Review review) {
        whenFound.accept(review);
    }

    void misfit(Review review) {
        whenMisfit.accept(review);
    }
}
