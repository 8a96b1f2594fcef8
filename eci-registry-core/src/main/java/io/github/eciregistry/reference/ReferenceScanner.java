package io.github.eciregistry.reference;

import static io.github.eciregistry.reference.CharacterClasses.*;

import io.github.eciregistry.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A single forward scan over a text. Each method implements the grammar rule of the same name in {@link
 * ImageReference}: it starts where the previous one stopped and returns whether the text matches. After {@code false},
 * {@link #at} is the offset and {@link #expected} describes the syntax expected there.
 *
 * <p>Limits outside the grammar (lengths, algorithms, the range of a port) are checked afterwards by {@link
 * #brokenLimit}, as in distribution/reference. The scan does not recurse and examines each character a fixed number of
 * times at most.
 */
final class ReferenceScanner {

    static final int MAX_REPOSITORY_LENGTH = 255;
    static final int MAX_TAG_LENGTH = 128;
    static final int MAX_PORT = 65535;
    static final String LOCALHOST = "localhost";
    static final String LIBRARY = "library/";

    private static final int IDENTIFIER_LENGTH = 64;

    private final String text;

    /** The next character to look at, or the place where the text does not follow the grammar. */
    int at;

    /** The syntax expected at {@link #at}; empty while the text follows the grammar. */
    String expected = "";

    /** The end of the host, or of the first component if the text has no registry. */
    int hostEnd;

    /**
     * The end of the digits after the host's colon, or 0 without a colon. They are a port if the registry ends there.
     */
    int portEnd;

    /** The number that these digits are, or {@link #MAX_PORT} + 1 if it is larger. */
    int port;

    /** The end of the registry, or 0 if the text has no registry. */
    int registryEnd;

    /** The start of the repository as written; 0 if the registry's host is part of the repository. */
    int repositoryStart;

    int repositoryEnd;

    /** The end of the tag, or of the repository if there is no tag. */
    int tagEnd;

    /** The scan of the digest, or null if there is no digest. */
    @Nullable
    DigestScanner digest;

    /** The classes of the characters of the component or the address read last. */
    private int seen;

    ReferenceScanner(String text) {
        this.text = text;
    }

    /** {@code reference = [ registry "/" ] repository [ ":" tag ] [ "@" digest ]} */
    boolean reference() {
        if (!firstPart('/') || !repository()) {
            return false;
        }
        if (charAt(text, at) == ':' && !tag()) {
            return false;
        }
        tagEnd = at;
        if (charAt(text, at) == '@' && !digest(at + 1)) {
            return false;
        }
        return at == text.length() || fail(at, tagEnd > repositoryEnd ? "'@' or the end" : "'/', ':', '@' or the end");
    }

    /** A registry up to the end of the text. */
    boolean registry() {
        if (!firstPart(END)) {
            return false;
        }
        if (at < text.length()) {
            return fail(at, "':' and a port, or the end");
        }
        return registryEnd > 0 || fail(at, "'.', or ':' and a port");
    }

    /**
     * {@code registry = host [ ":" port ]} if it is followed by {@code next}, otherwise the first component of a
     * repository.
     */
    private boolean firstPart(char next) {
        boolean isAddress = charAt(text, 0) == '[';
        if (!(isAddress ? address() : component(LETTER | DIGIT))) {
            return false;
        }
        hostEnd = at;
        if (charAt(text, at) == ':') {
            portEnd = port(at + 1);
            if (portEnd > at + 1 && charAt(text, portEnd) == next) {
                registryEnd = portEnd;
                at = portEnd;
            }
        } else if (charAt(text, at) == next && marksRegistry()) {
            registryEnd = at;
        }
        if (registryEnd == 0) {
            boolean isComponent = !isAddress && (seen & UPPER) == 0;
            return isComponent || failAfterHost(next);
        }
        if ((seen & UNDERSCORE) != 0) {
            boolean isInRepository = registryEnd == hostEnd && (seen & UPPER) == 0;
            return isInRepository || fail(text.indexOf('_'), "a letter, a digit, '.' or '-' in a host");
        }
        return true;
    }

    /** Checks whether the text read so far cannot be the first component of a repository on Docker Hub. */
    private boolean marksRegistry() {
        return (seen & (DOT | UPPER | COLON)) != 0 || (at == LOCALHOST.length() && text.startsWith(LOCALHOST));
    }

    /** {@code address = "[" ( hex-digit | ":" ) { hex-digit | ":" } "]"} */
    private boolean address() {
        int i = 1;
        int classes = classesAt(text, i);
        while ((classes & (HEX | COLON)) != 0) {
            seen |= classes;
            classes = classesAt(text, ++i);
        }
        if (i == 1 || charAt(text, i) != ']') {
            return fail(i, "a hexadecimal digit, ':' or ']' in an IPv6 address");
        }
        at = i + 1;
        return true;
    }

    /** {@code port = digit { digit }}; answers where it ends. */
    private int port(int start) {
        int i = start;
        int value = 0;
        while ((classesAt(text, i) & DIGIT) != 0) {
            value = Math.min(value * 10 + text.charAt(i) - '0', MAX_PORT + 1);
            i++;
        }
        port = value;
        return i;
    }

    /** {@code repository = component { "/" component }} */
    private boolean repository() {
        if (registryEnd > 0 && (seen & UNDERSCORE) == 0) {
            repositoryStart = ++at;
            if (!component(LOWER | DIGIT)) {
                return false;
            }
        }
        while (charAt(text, at) == '/') {
            at++;
            if (!component(LOWER | DIGIT)) {
                return false;
            }
        }
        repositoryEnd = at;
        return true;
    }

    /**
     * {@code component = alphanumeric { separator alphanumeric }}. If upper case is allowed, this is also the rule for
     * a host name, except for the underscore.
     */
    private boolean component(int alphanumeric) {
        int i = at;
        int all = 0;
        while (true) {
            int classes = classesAt(text, i);
            if ((classes & alphanumeric) == 0) {
                return fail(i, (alphanumeric & UPPER) == 0 ? "a lower-case letter or digit" : "a letter or digit");
            }
            do {
                all |= classes;
                classes = classesAt(text, ++i);
            } while ((classes & alphanumeric) != 0);
            if ((classes & SEPARATOR) == 0) {
                at = i;
                seen = all;
                return true;
            }
            all |= classes;
            i = separator(i, classes);
        }
    }

    /** {@code separator = "." | "_" | "__" | "-" { "-" }}; answers where it ends. */
    private int separator(int start, int separatorClass) {
        int i = start + 1;
        if (separatorClass == UNDERSCORE) {
            return charAt(text, i) == '_' ? i + 1 : i;
        }
        if (separatorClass == DASH) {
            while (charAt(text, i) == '-') {
                i++;
            }
        }
        return i;
    }

    /** {@code tag = word-character { word-character | "." | "-" }}, at most 128 characters. */
    private boolean tag() {
        int start = at + 1;
        if ((classesAt(text, start) & TAG_START) == 0) {
            return fail(start, "a letter, a digit or '_' of a tag");
        }
        int i = start + 1;
        while ((classesAt(text, i) & TAG) != 0) {
            i++;
        }
        at = i;
        return i - start <= MAX_TAG_LENGTH
                || fail(start + MAX_TAG_LENGTH, "the end of the tag after " + MAX_TAG_LENGTH + " characters");
    }

    private boolean digest(int start) {
        digest = new DigestScanner(text, start);
        if (!digest.digest()) {
            return fail(digest.at, digest.expected);
        }
        at = text.length();
        return true;
    }

    /** Returns the first limit that the text breaks although it follows the grammar, or null. */
    @Nullable
    ProblemCode brokenLimit() {
        if (text.length() == IDENTIFIER_LENGTH && isIdentifier()) {
            return ProblemCode.IDENTIFIER_64_HEX;
        }
        if (repositoryLength() > MAX_REPOSITORY_LENGTH) {
            return ProblemCode.NAME_TOO_LONG;
        }
        ProblemCode broken = digest == null ? null : digest.brokenLimit();
        return broken == null && isPortOutOfRange() ? ProblemCode.PORT_OUT_OF_RANGE : broken;
    }

    /** The length of the normalized repository. */
    int repositoryLength() {
        return repositoryEnd - repositoryStart + (isOfficial() ? LIBRARY.length() : 0);
    }

    boolean isPortOutOfRange() {
        return registryEnd > hostEnd && (port == 0 || port > MAX_PORT);
    }

    /** Checks whether the registry is Docker Hub: absent, or one of its two names. */
    boolean isDockerHub() {
        return registryEnd == 0 || registryIs("docker.io") || registryIs("index.docker.io");
    }

    private boolean registryIs(String name) {
        return registryEnd == name.length() && text.startsWith(name);
    }

    /** Checks whether the repository is an official one on Docker Hub, under {@link #LIBRARY}. */
    private boolean isOfficial() {
        return isDockerHub() && text.indexOf('/', repositoryStart) < 0;
    }

    private boolean isIdentifier() {
        for (int i = 0; i < text.length(); i++) {
            int classes = classesAt(text, i);
            if ((classes & HEX) == 0 || (classes & UPPER) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean failAfterHost(char next) {
        boolean hasDigits = portEnd > at + 1;
        boolean isNoRegistry = charAt(text, at) == next;
        return fail(hasDigits ? portEnd : at, isNoRegistry || next == END ? "':' and a port" : "'/' and a repository");
    }

    private boolean fail(int place, String what) {
        at = place;
        expected = what;
        return false;
    }
}
