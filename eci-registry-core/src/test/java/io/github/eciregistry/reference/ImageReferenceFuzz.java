package io.github.eciregistry.reference;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.math.BigInteger;
import java.util.Optional;

/** Fuzz target: the scanner of references against the grammar as regular expressions. */
public final class ImageReferenceFuzz {

    private ImageReferenceFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = FuzzInput.text(bytes);
        ImageReference image;
        try {
            image = ImageReference.parse(text);
        } catch (InvalidInputException e) {
            FuzzInput.placed(e.problems(), text);
            refused(text, e.problems().get(0));
            return;
        }
        same(image.toString(), text, "text");
        same(ImageReference.parse(image.canonical()).canonical(), image.canonical(), "canonical form");
        same(ImageReference.parse(image.pullReference()).registry(), image.registry(), "registry that is pulled from");
        same(Registry.parse(image.registry().toString()), image.registry(), "registry");
        if (text.length() <= Grammar.MAX_LENGTH) {
            Grammar.Outcome expected = Grammar.read(text);
            check(expected.error() == null, "the grammar refuses it: " + expected.error());
            same(image.registry().toString(), expected.domain(), "domain");
            same(image.repository(), expected.path(), "path");
            same(image.tag(), Optional.ofNullable(expected.tag()), "tag");
            same(image.digest().map(Digest::toString), Optional.ofNullable(expected.digest()), "digest");
        }
    }

    private static void refused(String text, Problem problem) {
        same(problem.input().length(), text.length(), "length of the input");
        problem.hint().ifPresent(hint -> same(ImageReference.parse(hint).toString(), hint, "hint"));
        if (text.length() <= Grammar.MAX_LENGTH) {
            Grammar.Outcome expected = Grammar.read(text);
            if (expected.error() == null) {
                same(problem.code(), ProblemCode.PORT_OUT_OF_RANGE, "code");
                String domain = expected.domain();
                BigInteger port = new BigInteger(domain.substring(domain.lastIndexOf(':') + 1));
                check(port.signum() == 0 || port.bitLength() > 16, "port within range");
            } else {
                same(problem.code().name(), codeOf(expected.error()), "code");
            }
        }
    }

    private static String codeOf(String error) {
        return error.equals("INVALID_FORMAT") ? ProblemCode.INVALID_REFERENCE_FORMAT.name() : error;
    }
}
