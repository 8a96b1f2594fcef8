package io.github.eciregistry.admission;

import io.github.eciregistry.internal.AnnotationSize;
import io.github.eciregistry.internal.pod.ObjectPath;
import io.github.eciregistry.internal.pod.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A value kept from a review, with its kept fields or items. Built only by {@link ReviewReader}. */
final class ReviewValue implements ObjectValue {

    private final @Nullable ReviewValue parent;
    private final String name;
    private final int index;
    private final boolean isObject;
    private Type type = Type.NULL;
    private String text = "";
    private List<ReviewValue> children = List.of();
    private @Nullable AnnotationSize omitted;

    private ReviewValue(@Nullable ReviewValue parent, String name, int index, boolean isObject) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.isObject = isObject;
    }

    static ReviewValue root() {
        return new ReviewValue(null, "", -1, false);
    }

    ReviewValue addField(String fieldName, boolean isObjectOfReview) {
        return add(new ReviewValue(this, fieldName, -1, isObjectOfReview));
    }

    ReviewValue addItem() {
        return add(new ReviewValue(this, "", children.size(), false));
    }

    private ReviewValue add(ReviewValue child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
        return child;
    }

    void setType(Type newType) {
        type = newType;
    }

    void setText(String newText) {
        text = newText;
    }

    /** Returns the size of the fields that are not kept. */
    AnnotationSize omitted() {
        if (omitted == null) {
            omitted = new AnnotationSize();
        }
        return omitted;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public @Nullable ReviewValue field(String fieldName) {
        if (type == Type.MAPPING) {
            for (ReviewValue child : children) {
                if (child.name.equals(fieldName)) {
                    return child;
                }
            }
        }
        return null;
    }

    @Override
    public void forEachField(BiConsumer<String, ObjectValue> action) {
        if (type == Type.MAPPING) {
            children.forEach(child -> action.accept(child.name, child));
        }
    }

    @Override
    public void addOmittedTo(AnnotationSize size) {
        if (omitted != null) {
            size.add(omitted);
        }
    }

    @Override
    public int size() {
        return type == Type.LIST ? children.size() : 0;
    }

    @Override
    public ReviewValue item(int itemIndex) {
        return children.get(itemIndex);
    }

    @Override
    public @Nullable ReviewValue parent() {
        return isObject ? null : parent;
    }

    @Override
    public String path() {
        StringBuilder out = new StringBuilder();
        appendPath(out, false);
        return out.toString();
    }

    /** Returns the path from the review, such as {@code request.object.metadata}. */
    String pathInReview() {
        StringBuilder out = new StringBuilder();
        appendPath(out, true);
        return out.toString();
    }

    private void appendPath(StringBuilder out, boolean isWhole) {
        if (parent != null && (isWhole || !isObject)) {
            parent.appendPath(out, isWhole);
            ObjectPath.append(out, name, index);
        }
    }
}
