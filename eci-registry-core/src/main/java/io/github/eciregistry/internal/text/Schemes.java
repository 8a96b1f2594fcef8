package io.github.eciregistry.internal.text;

import java.util.Locale;
import java.util.Set;

/** The schemes that people write before a registry or a reference. They are shown before masked credentials. */
final class Schemes {

    private static final Set<String> KNOWN =
            Set.of("http", "https", "docker", "oci", "tcp", "ssh", "ftp", "unix", "containerd", "dockershim", "cri-o");
    private static final int LONGEST = 12;

    private Schemes() {}

    /** Returns the end of a known scheme at a position, or the position itself if there is none. */
    static int end(String text, int start) {
        int colon = text.indexOf(':', start);
        boolean isScheme = colon > start
                && colon - start <= LONGEST
                && text.startsWith("//", colon + 1)
                && KNOWN.contains(text.substring(start, colon).toLowerCase(Locale.ROOT));
        return isScheme ? colon + 3 : start;
    }
}
