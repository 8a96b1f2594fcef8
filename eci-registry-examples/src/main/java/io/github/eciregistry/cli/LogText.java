package io.github.eciregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The end of a log, where it has what happened last. The encoding is UTF-8, or UTF-16 as Windows PowerShell writes it with
 * {@code >}: with a byte order mark, or recognised by the zero bytes of its Latin letters.
 *
 * @param text the text, at most 4 Mi characters
 * @param isCutOff whether there was more before it
 */
record LogText(String text, boolean isCutOff) {

    /** As many characters as {@code PullDiagnosis} reads. */
    static final int MAX_LENGTH = 4 * 1024 * 1024;

    /** An even number of bytes, so that no part begins within a character of UTF-16. */
    private static final int PART = 64 * 1024;

    /** As many parts as hold that many characters in any encoding. */
    private static final int MAX_PARTS = 4 * MAX_LENGTH / PART + 1;

    /** Reads to the end, and never keeps more than the end. */
    static LogText read(InputStream in) throws IOException {
        Deque<byte[]> parts = new ArrayDeque<>();
        byte[] part = in.readNBytes(PART);
        Encoding encoding = Encoding.of(part);
        boolean isCutOff = false;
        while (part.length > 0) {
            parts.add(part);
            if (parts.size() > MAX_PARTS) {
                parts.remove();
                isCutOff = true;
            }
            part = in.readNBytes(PART);
        }
        byte[] bytes = new byte[parts.stream().mapToInt(kept -> kept.length).sum()];
        int length = 0;
        for (byte[] kept : parts) {
            System.arraycopy(kept, 0, bytes, length, kept.length);
            length += kept.length;
        }
        int start = isCutOff ? 0 : encoding.mark();
        String text = new String(bytes, start, length - start, encoding.charset());
        return text.length() <= MAX_LENGTH
                ? new LogText(text, isCutOff)
                : new LogText(text.substring(text.length() - MAX_LENGTH), true);
    }

    /**
     * How the bytes are to be read.
     *
     * @param charset the character set
     * @param mark how many bytes the byte order mark has
     */
    private record Encoding(Charset charset, int mark) {

        static Encoding of(byte[] start) {
            if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
                return new Encoding(StandardCharsets.UTF_8, 3);
            }
            if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            int even = 0;
            int odd = 0;
            for (int i = 0; i < start.length; i++) {
                if (start[i] == 0) {
                    even += 1 - i % 2;
                    odd += i % 2;
                }
            }
            int most = start.length / 8; // of UTF-16 that has one Latin letter in four; a text of UTF-8 has no zeros
            if (odd > most && odd > 8 * even) {
                return new Encoding(StandardCharsets.UTF_16LE, 0);
            }
            return even > most && even > 8 * odd
                    ? new Encoding(StandardCharsets.UTF_16BE, 0)
                    : new Encoding(StandardCharsets.UTF_8, 0);
        }
    }
}
