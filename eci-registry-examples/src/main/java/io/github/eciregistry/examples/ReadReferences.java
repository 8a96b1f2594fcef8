package io.github.eciregistry.examples;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.List;
import java.util.Optional;

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

    static List<Object> parts() {
        // @start region="parts"
        ImageReference image = ImageReference.parse("192.168.1.10:5000/test/nginx:1.25");
        Registry registry = image.registry(); // 192.168.1.10:5000
        String repository = image.repository(); // test/nginx
        Optional<String> tag = image.tag(); // 1.25
        // @end
        return List.of(registry, repository, tag);
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
