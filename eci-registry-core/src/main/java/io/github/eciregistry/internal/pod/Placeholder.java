package io.github.eciregistry.internal.pod;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Image texts with placeholders that are replaced before the pull. Tools write {@code $X}, {@code ${X}}, {@code $(X)},
 * {@code {X}}, {@code {{x}}}, {@code <X>}, {@code <<X>>}, {@code %X%}, {@code #{x}#}, {@code @@X@@}, {@code [[x]]},
 * {@code ko://x} or a word in capitals such as {@code IMAGE_URL}. None of them is allowed in a reference.
 */
final class Placeholder {

    private static final Pattern MARK = Pattern.compile("[$<{]|%[A-Za-z_]+%|@@|\\[\\[|^ko://");

    /** A component in capitals with an underscore, or a text of only capitals. */
    private static final Pattern CAPITALS =
            Pattern.compile("(?<![^/:@])[A-Z][A-Z0-9]*_[A-Z0-9_]*(?![^/:@])|^[A-Z][A-Z0-9_]+$");

    private static final int MAX_LENGTH = 4_096;

    private Placeholder() {}

    /** Checks whether a text that is not a reference contains a placeholder. */
    static boolean isIn(String image) {
        return start(image) >= 0;
    }

    private static int start(String image) {
        if (image.length() > MAX_LENGTH) {
            return -1;
        }
        var mark = MARK.matcher(image);
        var word = CAPITALS.matcher(image);
        int first = mark.find() ? mark.start() : Integer.MAX_VALUE;
        int capitals = word.find() ? word.start() : Integer.MAX_VALUE;
        int start = Math.min(first, capitals);
        return start == Integer.MAX_VALUE ? -1 : start;
    }

    /** Returns the registry of an image whose placeholders all come after it; empty if it is not known. */
    static Optional<Registry> registryOf(String image) {
        int slash = image.indexOf('/');
        if (slash < 1 || start(image) <= slash) {
            return Optional.empty();
        }
        String first = image.substring(0, slash);
        boolean isRegistry = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        try {
            return isRegistry ? Optional.of(Registry.parse(first)) : Optional.of(Registry.parse("docker.io"));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
