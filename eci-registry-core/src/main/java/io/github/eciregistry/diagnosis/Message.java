package io.github.eciregistry.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message, split into words, URLs and image references.
 *
 * <p>Causes are recognized by the words: the lower-case text in which every URL, image reference and path is blanked
 * out, so that a repository called {@code denied} is not mistaken for an error.
 */
final class Message {

    static final char BLANK = '\0';

    /** Words before an image reference that is quoted or has a slash or a tag. */
    private static final Set<String> BEFORE_REFERENCE =
            Set.of("image,image:,image_name,image name,reference,image reference,pullimage,pull,pulling".split(","));

    /** Words before an image reference that has a slash. */
    private static final Set<String> BEFORE_REPOSITORY =
            Set.of("manifest for", "denied for", "unauthorized for", "pull of", "repository", "in");

    /** The subset that Docker writes before names on Docker Hub; the others may precede a name in any registry. */
    private static final Set<String> BEFORE_DOCKER_NAME = Set.of("manifest for", "denied for", "pull of");

    /** The text that Docker writes after a repository. */
    private static final String AFTER_DOCKER_NAME = "does not exist or no pull access";

    /** Every message about a pull, a registry or an image contains one of these words. */
    private static final List<String> PULL_WORDS = List.of(
            ("pull,image,manifest,registry,registries,repository,artifact,blob,layer,daemon,docker,containerd,podman,"
                            + "rpc error,httpreadseeker,httpconnectionpool,httpsconnectionpool,failed to resolve reference,"
                            + "failed to authorize,bearer token,fetch anonymous token,fetch oauth token,auth token,sha256,"
                            + "parsing http,unexpected http status,unexpected status,from registry,untar,processing tar,failed to extract,"
                            + "invalid character,projectpolicyviolation,project_policy_violation,get http,get https")
                    .split(","));

    private static final Set<String> BEFORE_HOST = Set.of("registry", "host", "lookup");

    private static final Set<String> BEFORE_URL =
            Set.of("get", "head", "post", "put", "request to", "status code", "content at", "for url", "request url:");

    private final String text;
    private final String words;
    private final long[] pairs;
    private final List<RequestUrl> urls = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final Optional<HttpStatus> status;
    private @Nullable NamedHost host;

    private Message(String text) {
        this.text = text;
        char[] lower = new char[text.length()];
        for (int i = 0; i < lower.length; i++) {
            char c = text.charAt(i);
            lower[i] = c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
        }
        readTokens(lower);
        this.words = withoutMirrors(lower);
        this.pairs = Phrase.pairsOf(words);
        this.status = HttpStatus.in(words);
        if (host == null && urls.isEmpty()) {
            host = NamedHost.in(words, text);
        }
    }

    /** Parses a message whose escapes are resolved. */
    static Message read(String text) {
        return new Message(text);
    }

    String text() {
        return text;
    }

    boolean says(String phrase) {
        return find(phrase) >= 0;
    }

    /** Returns the offset of a phrase that does not start inside a word, or -1. */
    int find(Phrase phrase) {
        return phrase.mayBeIn(pairs) ? find(phrase.text()) : -1;
    }

    int find(String phrase) {
        int index = words.indexOf(phrase);
        while (index > 0 && isWordPart(words.charAt(index - 1)) && Character.isLetterOrDigit(phrase.charAt(0))) {
            index = words.indexOf(phrase, index + 1);
        }
        return index;
    }

    /** The image references of the message in its order, as written and unchecked. */
    List<String> references() {
        return references;
    }

    /** Returns the host that the message contains outside a URL. */
    Optional<NamedHost> host() {
        return Optional.ofNullable(host);
    }

    /**
     * Checks whether the message is about a pull, a registry or an image, not about another failure with the same
     * words.
     */
    boolean isAboutPulls() {
        return !references.isEmpty()
                || urls.stream().anyMatch(RequestUrl::isRegistryApi)
                || PULL_WORDS.stream().anyMatch(words::contains);
    }

    /** The innermost HTTP status that the message reports. */
    Optional<HttpStatus> status() {
        return status;
    }

    List<RequestUrl> urls() {
        return urls;
    }

    /** Returns the number of URLs, references and other hosts in the message. */
    int names() {
        return urls.size() + references.size() + (host == null ? 0 : 1);
    }

    /**
     * Returns the URL whose request failed with the text at an index: the last one before it, otherwise the last of
     * all.
     */
    Optional<RequestUrl> urlBefore(int index) {
        RequestUrl last = null;
        for (RequestUrl url : urls) {
            if (url.isRequest() && (last == null || url.start() < index)) {
                last = url;
            }
        }
        return Optional.ofNullable(last);
    }

    /** The last URL that was requested: the innermost one. */
    Optional<RequestUrl> lastUrl() {
        return urlBefore(Integer.MAX_VALUE);
    }

    private void readTokens(char[] lower) {
        String earlier = "";
        String before = "";
        int i = 0;
        while (i < lower.length) {
            int start = i;
            while (i < lower.length && !isDelimiter(lower[i])) {
                i++;
            }
            if (i > start) {
                String word = readToken(lower, start, i, earlier, before);
                earlier = before;
                before = word;
            } else {
                i++;
            }
        }
    }

    /** Reads the text between two delimiters and returns it as the word before the next one. */
    private String readToken(char[] lower, int tokenStart, int tokenEnd, String earlier, String wordBefore) {
        int start = tokenStart;
        int end = tokenEnd;
        String before = wordBefore;
        String last = earlier;
        String assigned = text.substring(start, end);
        int equals = assigned.indexOf('=');
        if (equals > 0 && !assigned.substring(0, equals).contains("://")) {
            last = "";
            before = new String(lower, start, equals);
            start += equals + 1;
        }
        boolean opened = start > 0 && isQuote(lower[start - 1]);
        boolean quoted = opened && end < lower.length && lower[end] == lower[start - 1];
        start = skipOpening(start, end);
        end = skipClosing(start, end);
        if (start >= end) {
            return before;
        }
        String token = text.substring(start, end);
        String phrase = last + ' ' + before;
        int colon = token.indexOf("://");
        if (colon > 0 && colon + 3 < token.length()) {
            readUrl(token, colon, start, BEFORE_URL.contains(before) || BEFORE_URL.contains(phrase));
            Arrays.fill(lower, start, end, BLANK);
            return "";
        }
        if (opened == quoted && isReference(token, quoted, before, phrase, tokenEnd)) {
            references.add(token);
            Arrays.fill(lower, start, end, BLANK);
            return "";
        }
        if (isPath(token)) {
            Arrays.fill(lower, start, end, BLANK);
            return "";
        }
        boolean isLookup = before.equals("lookup");
        if (BEFORE_HOST.contains(before) && (isLookup || NamedHost.isHost(token))) {
            host = new NamedHost(token, !isLookup);
        }
        boolean isKey = end < tokenEnd && lower[end] == ':';
        return new String(lower, start, isKey ? end + 1 - start : end - start);
    }

    private void readUrl(String token, int colon, int start, boolean requested) {
        int scheme = colon;
        while (scheme > 0 && Character.isLetter(token.charAt(scheme - 1))) {
            scheme--;
        }
        String name = token.substring(scheme, colon).toLowerCase(Locale.ROOT);
        if (name.equals("http") || name.equals("https")) {
            urls.add(RequestUrl.parse(token.substring(scheme), colon - scheme, start + scheme, requested));
        } else if (name.equals("docker")) {
            references.add(token.substring(colon + 3));
        }
    }

    private boolean isReference(String token, boolean quoted, String before, String phrase, int end) {
        if (token.startsWith("/") || token.startsWith(".") || token.startsWith("sha256:")) {
            return false;
        }
        boolean hasSlash = token.contains("/") && !isPlatform(token);
        if (BEFORE_REFERENCE.contains(before) || BEFORE_REFERENCE.contains(phrase)) {
            return quoted || hasSlash || token.indexOf(':') > 0;
        }
        return hasSlash
                && (BEFORE_REPOSITORY.contains(before) || BEFORE_REPOSITORY.contains(phrase))
                && (BEFORE_DOCKER_NAME.contains(phrase)
                        || NamedHost.isHost(token.substring(0, token.indexOf('/')))
                        || text.indexOf(AFTER_DOCKER_NAME, end) >= 0);
    }

    private static boolean isPlatform(String token) {
        return token.startsWith("linux/") || token.startsWith("windows/");
    }

    /**
     * Checks whether a token is a path or a reference, not a phrase such as {@code i/o} or {@code net/http}, or a media
     * type.
     */
    private static boolean isPath(String token) {
        return token.contains("/") && isDotted(token) && !token.startsWith("application/");
    }

    private static boolean isDotted(String token) {
        return token.contains(".") || token.contains(":");
    }

    private int skipOpening(int start, int end) {
        int i = start;
        while (i < end && "([{".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        boolean isIpv6 =
                i > start && text.charAt(i - 1) == '[' && text.substring(i, end).contains("]");
        return isIpv6 ? i - 1 : i;
    }

    private int skipClosing(int start, int end) {
        int i = end;
        while (i > start && ":,.;)]}…".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    /** Removes the mirrors' failures, which containers/image lists in brackets before the decisive one. */
    private static String withoutMirrors(char[] lower) {
        String words = new String(lower);
        int start = words.indexOf("(mirrors also failed: [");
        int end = start < 0 ? -1 : words.indexOf("])", start);
        if (end < 0) {
            return words;
        }
        Arrays.fill(lower, start, end, BLANK);
        return new String(lower);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_' || c == '.' || c == BLANK;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isDelimiter(char c) {
        return c <= ' ' || isQuote(c) || c == '<' || c == '>' || c == '|' || Character.isWhitespace(c);
    }
}
