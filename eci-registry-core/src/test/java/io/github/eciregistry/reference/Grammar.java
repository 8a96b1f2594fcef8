package io.github.eciregistry.reference;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of distribution/reference v0.6.0 and go-digest v1.0.0 once more, as regular expressions and in the order
 * of their code, to hold the scanner against. Only for short texts: where Go's expressions take linear time, Java's
 * backtrack and recurse.
 *
 * @see <a href="https://github.com/distribution/reference/blob/v0.6.0/regexp.go">regexp.go</a> and <a
 *     href="https://github.com/distribution/reference/blob/v0.6.0/normalize.go">normalize.go</a>, read 2026-11-23
 */
final class Grammar {

    static final int MAX_LENGTH = 1_000;

    private static final String ALPHANUMERIC = "[a-z0-9]+";
    private static final String SEPARATOR = "(?:[._]|__|[-]+)";
    private static final String DOMAIN_COMPONENT = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String DOMAIN = DOMAIN_COMPONENT + "(?:\\." + DOMAIN_COMPONENT + ")*";
    private static final String HOST = "(?:" + DOMAIN + "|\\[(?:[a-fA-F0-9:]+)\\])";
    private static final String DOMAIN_AND_PORT = HOST + "(?::[0-9]+)?";
    private static final String COMPONENT = ALPHANUMERIC + "(?:" + SEPARATOR + ALPHANUMERIC + ")*";
    private static final String REMOTE_NAME = COMPONENT + "(?:/" + COMPONENT + ")*";
    private static final String NAME = "(?:" + DOMAIN_AND_PORT + "/)?" + REMOTE_NAME;
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private static final String DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][0-9A-Fa-f]{32,}";

    private static final Pattern REFERENCE = Pattern.compile("(" + NAME + ")(?::(" + TAG + "))?(?:@(" + DIGEST + "))?");
    private static final Pattern ANCHORED_NAME =
            Pattern.compile("(?:(" + DOMAIN_AND_PORT + ")/)?(" + REMOTE_NAME + ")");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern ANY_DIGEST = Pattern.compile("[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

    /**
     * What the grammar makes of a text: an error of the vectors' names, or the parts.
     *
     * @param error the error, or null
     */
    record Outcome(
            @Nullable String error,
            String domain,
            String path,
            @Nullable String tag,
            @Nullable String digest) {}

    private Grammar() {}

    static Outcome read(String text) {
        if (IDENTIFIER.matcher(text).matches()) {
            return refused("IDENTIFIER_64_HEX");
        }
        String domain = "";
        String remainder = text;
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (slash < 0) {
            domain = "docker.io";
            remainder = "library/" + text;
        } else if (first.equals("index.docker.io")) {
            domain = "docker.io";
            remainder = text.substring(slash + 1);
        } else if (first.equals("localhost") || first.matches("(?s).*[.:].*") || hasUpperCase(first)) {
            domain = first;
            remainder = text.substring(slash + 1);
        } else {
            domain = "docker.io";
        }
        if (domain.equals("docker.io") && remainder.indexOf('/') < 0) {
            remainder = "library/" + remainder;
        }
        int colon = remainder.indexOf(':');
        if (hasUpperCase(colon < 0 ? remainder : remainder.substring(0, colon))) {
            return refused("REPOSITORY_NOT_LOWERCASE");
        }
        return parse(domain + "/" + remainder);
    }

    private static Outcome parse(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            boolean lower = REFERENCE.matcher(text.toLowerCase(Locale.ROOT)).matches();
            return refused(lower ? "NAME_CONTAINS_UPPERCASE" : "INVALID_FORMAT");
        }
        Matcher name = ANCHORED_NAME.matcher(reference.group(1));
        boolean hasDomain = name.matches() && name.group(1) != null;
        String path = hasDomain ? name.group(2) : reference.group(1);
        // Where the first component is no domain, containerd takes it for the host all the same.
        String domain = hasDomain ? name.group(1) : path.substring(0, path.indexOf('/'));
        if (path.length() > 255) {
            return refused("NAME_TOO_LONG");
        }
        String digest = reference.group(3);
        String error = digest == null ? null : digestError(digest);
        return error != null ? refused(error) : new Outcome(null, domain, path, reference.group(2), digest);
    }

    private static @Nullable String digestError(String digest) {
        int colon = digest.indexOf(':');
        String hex = digest.substring(colon + 1);
        int size = switch (digest.substring(0, colon)) {
            case "sha256" -> 64;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> 0;
        };
        if (size == 0) {
            return ANY_DIGEST.matcher(digest).matches() ? "DIGEST_UNSUPPORTED" : "DIGEST_INVALID_FORMAT";
        }
        if (hex.length() != size) {
            return "DIGEST_INVALID_LENGTH";
        }
        return hex.matches("[a-f0-9]+") ? null : "DIGEST_INVALID_FORMAT";
    }

    private static boolean hasUpperCase(String text) {
        return !text.toLowerCase(Locale.ROOT).equals(text);
    }

    private static Outcome refused(String error) {
        return new Outcome(error, "", "", null, null);
    }
}
