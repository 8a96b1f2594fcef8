package io.github.eciregistry.policy;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of a policy file, in the order they are written, each with the transport of the patterns under it. */
enum PolicyKey {
    PLAIN_HTTP("plainHttp", Transport.PLAIN_HTTP, "plainhttp http plainhttpregistry plainhttpregistries"),
    SKIP_VERIFY("skipVerify", Transport.SKIP_VERIFY, "skipverify insecure insecureregistry insecureregistries"),
    HTTPS("https", Transport.HTTPS, "https trusted");

    /** What {@link #SKIP_VERIFY} was called before; read until version 1.0. */
    private static final String FORMER_SKIP_VERIFY = "selfSigned";

    private static final int MAX_DISTANCE = 2;
    private static final int MAX_LENGTH = 40;

    final String text;
    final Transport transport;

    /** Common misspellings of the key, in lower case, separated by spaces. */
    private final String words;

    PolicyKey(String text, Transport transport, String words) {
        this.text = text;
        this.transport = transport;
        this.words = words;
    }

    static @Nullable PolicyKey of(String text) {
        if (text.equals(FORMER_SKIP_VERIFY)) {
            return SKIP_VERIFY;
        }
        return Arrays.stream(values())
                .filter(key -> key.text.equals(text))
                .findFirst()
                .orElse(null);
    }

    static PolicyKey of(Transport transport) {
        return Arrays.stream(values())
                .filter(key -> key.transport == transport)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Returns the key that was probably intended, or null. */
    static @Nullable PolicyKey nearest(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String word = text.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        PolicyKey nearest = null;
        int least = MAX_DISTANCE + 1;
        for (PolicyKey key : values()) {
            for (String candidate : key.words.split(" ", -1)) {
                int distance = distance(word, candidate);
                if (distance < least) {
                    least = distance;
                    nearest = key;
                }
            }
        }
        return nearest;
    }

    /** Returns the edit distance between two words: the number of characters to add, remove or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
