package io.github.eciregistry.examples;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.reference.ImageReference;

/** Shows what an image reference names, or what is wrong with it. */
public final class ReadReferences {

    private ReadReferences() {}

    /**
     * Prints the parts of references.
     *
     * @param references the references
     */
    public static void main(String[] references) {
        for (String reference : references) {
            System.out.println(describe(reference));
        }
    }

    static String describe(String text) {
        // @start region="reference"
        try {
            ImageReference image = ImageReference.parse(text);
            return image.registry() + " " + image.repository() + " "
                    + image.tag().orElse("(no tag)");
        } catch (InvalidInputException e) {
            Problem problem = e.problems().get(0); // a stable code, a message, the offset, often a hint
            return problem.code()
                    + problem.hint().map(hint -> ", meant is " + hint).orElse("");
        }
        // @end
    }
}
