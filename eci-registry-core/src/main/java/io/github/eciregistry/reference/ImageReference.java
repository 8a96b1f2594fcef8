package io.github.eciregistry.reference;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of an {@code image:} field in a Kubernetes object: a registry, a repository in it, and a tag or digest.
 *
 * {@snippet class="io.github.eciregistry.examples.ReadReferences" region="parts"}
 *
 * <h2>Grammar</h2>
 *
 * <pre>
 * reference    = [ registry "/" ] repository [ ":" tag ] [ "@" digest ]
 * registry     = host [ ":" port ]
 * host         = name | address
 * name         = label { "." label }
 * label        = letter-or-digit [ { letter-or-digit | "-" } letter-or-digit ]
 * address      = "[" ( hex-digit | ":" ) { hex-digit | ":" } "]"
 * port         = digit { digit }                               from 1 to 65535
 * repository   = component { "/" component }                   at most 255 characters
 * component    = alphanumeric { separator alphanumeric }
 * alphanumeric = ( lower-case letter | digit ) { lower-case letter | digit }
 * separator    = "." | "_" | "__" | "-" { "-" }
 * tag          = word-character { word-character | "." | "-" } at most 128 characters
 * digest       = algorithm ":" hex                             see {@link Digest}
 * </pre>
 *
 * <p>All letters and digits are ASCII. The grammar is that of
 * <a href="https://github.com/distribution/reference/tree/v0.6.0">distribution/reference v0.6.0</a>
 * ({@code ParseNormalizedNamed}, read 2026-11-23), which containerd and the kubelet build on, with one difference: a
 * port outside 1 to 65535 is rejected, since no node can connect to it.
 * <h2>Registry</h2>
 *
 * <p>The text before the first slash is a registry if it is {@code localhost} or contains a dot, a colon or an
 * upper-case letter. Otherwise, or if there is no slash, the registry is {@code docker.io}: {@code nginx}, {@code
 * grafana/grafana} and {@code localhost:5000} are on Docker Hub, the last one with the tag {@code 5000}. Case and port
 * are kept as written; only {@code index.docker.io} becomes {@code docker.io}.
 *
 * <p>A first part with a dot and an underscore, such as {@code my_reg.local/app}, is not a valid host name. The node
 * still contacts {@code my_reg.local}, so that is the registry; it is also part of the {@linkplain #repository()
 * repository}.
 *
 * <h2>Repository</h2>
 *
 * <p>A repository of one component on Docker Hub gets {@code library/} in front: {@code nginx} is
 * {@code library/nginx}. The limit of 255 characters includes the prefix.
 *
 * <h2>Tag and digest</h2>
 *
 * <p>Either, both or neither may be present. No default is added for an absent tag, but see {@link #pullReference()}.
 *
 * <p>Immutable and thread-safe. The text is kept as written, and two references are equal if their texts are equal:
 * compare {@link #canonical()} to check whether they refer to the same image.
 *
 * @since 0.1.0
 */
public final class ImageReference {

    private static final String DEFAULT_TAG = ":latest";

    private final String text;
    private final Registry registry;
    private final int repositoryStart;
    private final int repositoryEnd;
    private final int tagEnd;

    private ImageReference(String text, ReferenceScanner scanner) {
        this.text = text;
        this.registry = Registry.fromScanned(text, scanner);
        this.repositoryStart = scanner.repositoryStart;
        this.repositoryEnd = scanner.repositoryEnd;
        this.tagEnd = scanner.tagEnd;
    }

    /**
     * Parses an image reference. Time is linear in the length of the text.
     *
     * @param text a reference, without surrounding whitespace
     * @return the reference
     * @throws InvalidInputException if the text is not a valid reference; the exception carries a single problem, for
     *     the first rule violated, in this order: {@link ProblemCode#IDENTIFIER_64_HEX}, {@link
     *     ProblemCode#REPOSITORY_NOT_LOWERCASE}, {@link ProblemCode#NAME_CONTAINS_UPPERCASE} or {@link
     *     ProblemCode#INVALID_REFERENCE_FORMAT}, {@link ProblemCode#NAME_TOO_LONG}, {@link
     *     ProblemCode#DIGEST_UNSUPPORTED}, {@link ProblemCode#DIGEST_INVALID_LENGTH}, {@link
     *     ProblemCode#DIGEST_INVALID_FORMAT}, {@link ProblemCode#PORT_OUT_OF_RANGE}. The problem has the offset, and a
     *     hint if a correction is known
     */
    public static ImageReference parse(String text) {
        ReferenceScanner scanner = new ReferenceScanner(Objects.requireNonNull(text, "text"));
        if (!scanner.reference() || scanner.brokenLimit() != null) {
            throw new InvalidInputException(ReferenceDiagnosis.of(text));
        }
        return new ImageReference(text, scanner);
    }

    /**
     * Parses a reference that may not be one. Use {@link #parse} to find out what is wrong.
     *
     * @param text any text
     * @return the reference, or empty if {@link #parse} would throw
     */
    public static Optional<ImageReference> tryParse(String text) {
        ReferenceScanner scanner = new ReferenceScanner(Objects.requireNonNull(text, "text"));
        return scanner.reference() && scanner.brokenLimit() == null
                ? Optional.of(new ImageReference(text, scanner))
                : Optional.empty();
    }

    /**
     * Returns the registry that a node pulls the image from.
     *
     * @return the registry as written, or {@code docker.io} if the text does not include a registry
     */
    public Registry registry() {
        return registry;
    }

    /**
     * Returns the path inside the registry.
     *
     * @return the normalized path: {@code library/nginx} for {@code nginx}
     */
    public String repository() {
        String written = text.substring(repositoryStart, repositoryEnd);
        boolean isOfficial = registry.isDockerHub() && written.indexOf('/') < 0;
        return isOfficial ? ReferenceScanner.LIBRARY + written : written;
    }

    /**
     * Returns the tag as written.
     *
     * @return 1 to 128 characters, or empty if the reference has no tag
     */
    public Optional<String> tag() {
        return hasTag() ? Optional.of(text.substring(repositoryEnd + 1, tagEnd)) : Optional.empty();
    }

    /**
     * Returns the digest.
     *
     * @return the digest, or empty if the reference has no digest
     */
    public Optional<Digest> digest() {
        return hasDigest() ? Optional.of(Digest.fromParsed(text, tagEnd + 1)) : Optional.empty();
    }

    /**
     * Returns the normalized text: registry, repository, and the tag and digest if present. Parsing it returns the same
     * parts.
     *
     * @return such as {@code docker.io/library/nginx} for {@code nginx}
     */
    public String canonical() {
        return name() + text.substring(repositoryEnd);
    }

    /**
     * Returns the short form that Docker shows, without {@code docker.io/} and {@code library/}. In rare cases it is a
     * different reference: {@code docker.io/localhost/app} becomes {@code localhost/app}, which is in another registry.
     *
     * @return such as {@code nginx} for {@code docker.io/library/nginx}
     */
    public String familiar() {
        return familiarName() + text.substring(repositoryEnd);
    }

    /**
     * Returns the reference that a node pulls: the canonical text with the tag {@code latest} if neither tag nor digest
     * is present, and without the tag if both are present ({@code ParseDockerRef} of distribution/reference).
     *
     * @return such as {@code docker.io/library/nginx:latest} for {@code nginx}
     */
    public String pullReference() {
        if (hasDigest()) {
            return name() + text.substring(tagEnd);
        }
        return hasTag() ? canonical() : name() + DEFAULT_TAG;
    }

    private boolean hasTag() {
        return tagEnd > repositoryEnd;
    }

    private boolean hasDigest() {
        return tagEnd < text.length();
    }

    private String name() {
        boolean hasRegistryOfItsOwn = repositoryStart > 0 || registry.isDockerHub();
        return hasRegistryOfItsOwn ? registry + "/" + repository() : repository();
    }

    private String familiarName() {
        if (!registry.isDockerHub()) {
            return name();
        }
        String repository = repository();
        int slash = repository.lastIndexOf('/');
        boolean isInLibrary =
                slash == ReferenceScanner.LIBRARY.length() - 1 && repository.startsWith(ReferenceScanner.LIBRARY);
        return isInLibrary ? repository.substring(slash + 1) : repository;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text as written. */
    @Override
    public String toString() {
        return text;
    }
}
