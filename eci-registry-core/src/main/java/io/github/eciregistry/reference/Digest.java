package io.github.eciregistry.reference;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The digest of an image's content.
 *
 * <pre>
 * digest    = algorithm ":" hex
 * algorithm = "sha256" | "sha384" | "sha512"
 * hex       = 64, 96 or 128 lower-case hexadecimal digits, depending on the algorithm
 * </pre>
 *
 * <p>These are the algorithms that the kubelet supports; the rules are those of
 * <a href="https://github.com/opencontainers/go-digest/tree/v1.0.0">go-digest v1.0.0</a>, read 2026-11-23.
 * This class does not check whether content with that digest exists.
 *
 * <p>Immutable and thread-safe. Two digests are equal if their texts are equal.
 *
 * @since 0.1.0
 */
public final class Digest {

    private final String text;

    private Digest(String text) {
        this.text = text;
    }

    /**
     * Parses a digest.
     *
     * @param text {@code algorithm:hex}
     * @return the digest
     * @throws InvalidInputException if the text is not a valid digest, with {@link ProblemCode#DIGEST_UNSUPPORTED},
     *     {@link ProblemCode#DIGEST_INVALID_LENGTH} or {@link ProblemCode#DIGEST_INVALID_FORMAT}
     */
    public static Digest parse(String text) {
        DigestScanner scanner = new DigestScanner(Objects.requireNonNull(text, "text"), 0);
        if (!scanner.digest() || scanner.brokenLimit() != null) {
            throw new InvalidInputException(ReferenceDiagnosis.ofDigest(text));
        }
        return new Digest(text);
    }

    /** Returns the digest at the end of a parsed reference. */
    static Digest fromParsed(String reference, int start) {
        return new Digest(reference.substring(start));
    }

    /**
     * Returns the algorithm.
     *
     * @return {@code sha256}, {@code sha384} or {@code sha512}
     */
    public String algorithm() {
        return text.substring(0, text.indexOf(':'));
    }

    /**
     * Returns the digits.
     *
     * @return 64, 96 or 128 lower-case hexadecimal digits
     */
    public String hex() {
        return text.substring(text.indexOf(':') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text, {@code algorithm:hex}. */
    @Override
    public String toString() {
        return text;
    }
}
