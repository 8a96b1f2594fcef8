package io.github.eciregistry.reference;

import io.github.eciregistry.ProblemCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One forward scan over a text. Each method is the rule of the grammar in {@link ImageReference} that has its name; it
 * starts where the one before stopped and answers whether the text follows it. After a {@code false}, {@link #at} is
 * the place and {@link #expected} what should stand there.
 *
 * <p>What the grammar does not say (lengths, algorithms, the range of a port) is asked for with {@link #brokenLimit}
 * afterwards, as distribution/reference does. No recursion, and no character is looked at more than a fixed number of
 * times.
 */
final class ReferenceScanner {

    static final int MAX_REPOSITORY_LENGTH = 255;
    static final int MAX_TAG_LENGTH = 128;
    static final int MAX_PORT = 65535;
    static final String LIBRARY = "library/";

    private static final int MIN_HEX_DIGITS = 32;
    private static final int IDENTIFIER_LENGTH = 64;

    /** What {@link #charAt} answers behind the text; as a character of the text it fits no rule either. */
    private static final char END = 0;

    private static final int LOWER = 1;
    private static final int UPPER = 1 << 1;
    private static final int DIGIT = 1 << 2;
    private static final int DOT = 1 << 3;
    private static final int UNDERSCORE = 1 << 4;
    private static final int DASH = 1 << 5;
    private static final int COLON = 1 << 6;
    private static final int HEX = 1 << 7;

    private static final int LETTER = LOWER | UPPER;
    private static final int SEPARATOR = DOT | UNDERSCORE | DASH;
    private static final int TAG_START = LETTER | DIGIT | UNDERSCORE;
    private static final int TAG = TAG_START | DOT | DASH;

    private static final byte[] CLASSES = new byte[256];

    static {
        fill('a', 'z', LOWER);
        fill('A', 'Z', UPPER);
        fill('0', '9', DIGIT | HEX);
        fill('a', 'f', LOWER | HEX);
        fill('A', 'F', UPPER | HEX);
        fill('.', '.', DOT);
        fill('_', '_', UNDERSCORE);
        fill('-', '-', DASH);
        fill(':', ':', COLON);
    }

    private static void fill(char first, char last, int classes) {
        for (char c = first; c <= last; c++) {
            CLASSES[c] = (byte) classes;
        }
    }

    private final String text;
    private final int length;

    /** The next character to look at, or the place where the text does not follow the grammar. */
    int at;

    /** What should stand at {@link #at}, or null as long as the text follows the grammar. */
    private @Nullable String expected;

    /** The end of the host, or of the first component if the text names no registry. */
    int hostEnd;

    /** The end of the digits after the host's colon, 0 without a colon. They are a port if the registry ends there. */
    int portEnd;

    /** The number that these digits are, or {@link #MAX_PORT} + 1 if it is larger. */
    int port;

    /** The end of the registry, 0 if the text names none. */
    int registryEnd;

    /** The start of the repository as written; 0 beside a registry whose host is a part of the repository. */
    int repositoryStart;

    int repositoryEnd;

    /** The end of the tag, which is that of the repository if there is none. */
    int tagEnd;

    /** The start of the digest, 0 if a reference has none. */
    int digestStart;

    int algorithmEnd;

    /** The classes of the characters of the component, the address or the hexadecimal digits read last. */
    private int seen;

    private boolean isHostInRepository;
    private boolean isOneComponent = true;

    ReferenceScanner(String text) {
        this.text = text;
        this.length = text.length();
    }

    /** {@code reference = [ registry "/" ] repository [ ":" tag ] [ "@" digest ]} */
    boolean reference() {
        if (!firstPart('/') || !repository()) {
            return false;
        }
        if (charAt(at) == ':' && !tag()) {
            return false;
        }
        tagEnd = at;
        if (charAt(at) == '@' && !digest(at + 1)) {
            return false;
        }
        return at == length || fail(at, "'/', ':', '@' or the end");
    }

    /** A registry and nothing else. */
    boolean registry() {
        if (!firstPart(END)) {
            return false;
        }
        if (at < length) {
            return fail(at, "':' and a port, or the end");
        }
        return registryEnd > 0 || fail(at, "'.', or ':' and a port");
    }

    /** A digest and nothing else. */
    boolean digest() {
        return digest(0) && (at == length || fail(at, "a hexadecimal digit or the end"));
    }

    /**
     * {@code registry = host [ ":" port ]} where that stands before {@code next}, else the first component of a
     * repository.
     */
    private boolean firstPart(char next) {
        boolean isAddress = charAt(0) == '[';
        if (!(isAddress ? address() : component(LETTER | DIGIT))) {
            return false;
        }
        hostEnd = at;
        if (charAt(at) == ':') {
            portEnd = port(at + 1);
            if (portEnd > at + 1 && charAt(portEnd) == next) {
                registryEnd = portEnd;
                at = portEnd;
            }
        } else if (charAt(at) == next && marksRegistry()) {
            registryEnd = at;
        }
        if (registryEnd == 0) {
            boolean isComponent = !isAddress && (seen & UPPER) == 0;
            return isComponent || failAfterHost(next);
        }
        if ((seen & UNDERSCORE) != 0) {
            isHostInRepository = registryEnd == hostEnd && (seen & UPPER) == 0;
            return isHostInRepository || fail(text.indexOf('_'), "a letter, a digit, '.' or '-' in a host");
        }
        return true;
    }

    /** Whether what was read cannot be the first component of a repository on Docker Hub. */
    private boolean marksRegistry() {
        return (seen & (DOT | UPPER | COLON)) != 0 || (at == 9 && text.startsWith("localhost"));
    }

    /** {@code address = "[" ( hex-digit | ":" ) { hex-digit | ":" } "]"} */
    private boolean address() {
        int i = 1;
        int classes = classAt(i);
        while ((classes & (HEX | COLON)) != 0) {
            seen |= classes;
            classes = classAt(++i);
        }
        if (i == 1 || charAt(i) != ']') {
            return fail(i, "a hexadecimal digit, ':' or ']' in an IPv6 address");
        }
        at = i + 1;
        return true;
    }

    /** {@code port = digit { digit }}; answers where it ends. */
    private int port(int start) {
        int i = start;
        int value = 0;
        while ((classAt(i) & DIGIT) != 0) {
            value = Math.min(value * 10 + text.charAt(i) - '0', MAX_PORT + 1);
            i++;
        }
        port = value;
        return i;
    }

    /** {@code repository = component { "/" component }} */
    private boolean repository() {
        if (registryEnd > 0 && !isHostInRepository) {
            repositoryStart = ++at;
            if (!component(LOWER | DIGIT)) {
                return false;
            }
        }
        while (charAt(at) == '/') {
            isOneComponent = false;
            at++;
            if (!component(LOWER | DIGIT)) {
                return false;
            }
        }
        repositoryEnd = at;
        return true;
    }

    /**
     * {@code component = alphanumeric { separator alphanumeric }}. Where upper case is allowed this is also the rule
     * of a host name, but for the underscore: otherwise the two are one language.
     */
    private boolean component(int alphanumeric) {
        int i = at;
        int all = 0;
        while (true) {
            int classes = classAt(i);
            if ((classes & alphanumeric) == 0) {
                return fail(i, (alphanumeric & UPPER) == 0 ? "a lower-case letter or digit" : "a letter or digit");
            }
            do {
                all |= classes;
                classes = classAt(++i);
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
            return charAt(i) == '_' ? i + 1 : i;
        }
        if (separatorClass == DASH) {
            while (charAt(i) == '-') {
                i++;
            }
        }
        return i;
    }

    /** {@code tag = word-character { word-character | "." | "-" }}, at most 128 characters. */
    private boolean tag() {
        int start = at + 1;
        if ((classAt(start) & TAG_START) == 0) {
            return fail(start, "a letter, a digit or '_' of a tag");
        }
        int i = start + 1;
        while ((classAt(i) & TAG) != 0) {
            i++;
        }
        at = i;
        return i - start <= MAX_TAG_LENGTH || fail(start + MAX_TAG_LENGTH, "the end of the tag after 128 characters");
    }

    /** {@code digest = algorithm ":" hex-digit { hex-digit }}, at least 32 digits. */
    private boolean digest(int start) {
        digestStart = start;
        if (!algorithm(start)) {
            return false;
        }
        algorithmEnd = at;
        int i = at + 1;
        int all = 0;
        int classes = classAt(i);
        while ((classes & HEX) != 0) {
            all |= classes;
            classes = classAt(++i);
        }
        at = i;
        seen = all;
        return hexLength() >= MIN_HEX_DIGITS || fail(i, "a hexadecimal digit of a digest");
    }

    /** {@code algorithm = letter { letter | digit } { ( "+" | "." | "-" | "_" ) letter { letter | digit } }} */
    private boolean algorithm(int start) {
        int i = start;
        while (true) {
            if ((classAt(i) & LETTER) == 0) {
                return fail(i, "a letter of a digest's algorithm");
            }
            do {
                i++;
            } while ((classAt(i) & (LETTER | DIGIT)) != 0);
            if (charAt(i) == ':') {
                at = i;
                return true;
            }
            if (charAt(i) != '+' && (classAt(i) & SEPARATOR) == 0) {
                return fail(i, "':' after a digest's algorithm");
            }
            i++;
        }
    }

    /** Returns the first limit that the text breaks although it follows the grammar, or null. */
    @Nullable
    ProblemCode brokenLimit() {
        if (length == IDENTIFIER_LENGTH && isIdentifier()) {
            return ProblemCode.IDENTIFIER_64_HEX;
        }
        if (repositoryLength() > MAX_REPOSITORY_LENGTH) {
            return ProblemCode.NAME_TOO_LONG;
        }
        ProblemCode broken = algorithmEnd > 0 ? brokenDigestLimit() : null;
        return broken == null && isPortOutOfRange() ? ProblemCode.PORT_OUT_OF_RANGE : broken;
    }

    /** Returns what makes a digest unusable although it follows the grammar, or null. */
    @Nullable
    ProblemCode brokenDigestLimit() {
        int wanted = Digest.hexLength(text, digestStart, algorithmEnd);
        if (wanted == 0) {
            return hasUpperCase(digestStart, algorithmEnd)
                    ? ProblemCode.DIGEST_INVALID_FORMAT
                    : ProblemCode.DIGEST_UNSUPPORTED;
        }
        if (wanted != hexLength()) {
            return ProblemCode.DIGEST_INVALID_LENGTH;
        }
        return (seen & UPPER) != 0 ? ProblemCode.DIGEST_INVALID_FORMAT : null;
    }

    /** What should stand at {@link #at}, once a rule has answered {@code false}. */
    String expected() {
        return Objects.requireNonNull(expected);
    }

    private boolean hasUpperCase(int start, int end) {
        for (int i = start; i < end; i++) {
            if ((classAt(i) & UPPER) != 0) {
                return true;
            }
        }
        return false;
    }

    private int hexLength() {
        return at - algorithmEnd - 1;
    }

    /** The length of the normalized repository. */
    int repositoryLength() {
        return repositoryEnd - repositoryStart + (isOfficial() ? LIBRARY.length() : 0);
    }

    boolean isPortOutOfRange() {
        return registryEnd > hostEnd && (port == 0 || port > MAX_PORT);
    }

    /** Whether the registry is Docker Hub: not named, or by one of the two names it has. */
    boolean isDockerHub() {
        return switch (registryEnd) {
            case 0 -> true;
            case 9 -> text.startsWith("docker.io");
            case 15 -> text.startsWith("index.docker.io");
            default -> false;
        };
    }

    /** Whether the repository is one of Docker Hub's official ones, which are under {@link #LIBRARY}. */
    boolean isOfficial() {
        return isOneComponent && isDockerHub();
    }

    private boolean isIdentifier() {
        for (int i = 0; i < length; i++) {
            int classes = classAt(i);
            if ((classes & HEX) == 0 || (classes & UPPER) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean failAfterHost(char next) {
        boolean isNoAddress = charAt(at) == next;
        return fail(at, isNoAddress || next == END ? "':' and a port" : "'/' and a repository");
    }

    private boolean fail(int place, String what) {
        at = place;
        expected = what;
        return false;
    }

    private char charAt(int i) {
        return i < length ? text.charAt(i) : END;
    }

    private int classAt(int i) {
        if (i >= length) {
            return 0;
        }
        char c = text.charAt(i);
        return c < CLASSES.length ? CLASSES[c] : 0;
    }
}
