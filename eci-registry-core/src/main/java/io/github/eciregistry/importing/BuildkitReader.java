package io.github.eciregistry.importing;

import java.util.Set;

/**
 * Reads BuildKit's {@code buildkitd.toml}: a registry with {@code insecure} is tried over HTTPS without verification, one
 * with {@code http} over plain HTTP, and one with both in this order (<a
 * href="https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/util/resolver/resolver.go">buildkit
 * util/resolver/resolver.go</a>, read 2026-11-23).
 */
final class BuildkitReader {

    private static final Set<String> KEYS =
            Set.of("mirrors", "http", "insecure", "ca", "keypair", "tlsconfigdir", "rootca");

    private BuildkitReader() {}

    static void read(ConfigReading in) {
        for (ConfigNode registry : in.entries(in.root(), "registry")) {
            if (in.ofType(registry, ValueType.MAPPING) != null) {
                read(in, registry);
            }
        }
    }

    private static void read(ConfigReading in, ConfigNode registry) {
        in.noteUnknownKeys(registry, KEYS, "BuildKit");
        for (ConfigNode mirror : in.items(registry, "mirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "BuildKit pulls from a mirror first, ECI does not");
        }
        boolean plainHttp = in.isTrue(registry, "http");
        ConfigNode ca = in.get(registry, "ca") != null ? in.get(registry, "ca") : in.get(registry, "tlsconfigdir");
        TlsOptions tls = TlsOptions.of(in.isTrue(registry, "insecure"), ca, in.get(registry, "keypair"));
        if (plainHttp && !tls.skipsVerification()) {
            in.registry(registry.key(), Tried.PLAIN_HTTP, registry);
        } else if (plainHttp || tls.isPresent() || in.get(registry, "http") != null) {
            tls.note(in);
            String reason = "BuildKit tries HTTPS without verification first although http is true, because insecure is"
                    + " true, too";
            Tried tried = plainHttp ? Tried.unverifiedThenPlainHttp(reason) : Tried.of(tls.https());
            in.registry(registry.key(), tried, registry);
        }
    }
}
