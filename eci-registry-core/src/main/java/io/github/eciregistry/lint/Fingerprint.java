package io.github.eciregistry.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of what a finding is about, without its lines. */
final class Fingerprint {

    private static final int BYTES = 8;
    private static final int MAX_TEXT = 200;

    private Fingerprint() {}

    static String of(Finding.Draft draft, String text) {
        String content = String.join(
                "\u0000",
                draft.rule().code(),
                draft.object(),
                draft.path(),
                text.substring(draft.start(), Math.min(draft.end(), draft.start() + MAX_TEXT)));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
