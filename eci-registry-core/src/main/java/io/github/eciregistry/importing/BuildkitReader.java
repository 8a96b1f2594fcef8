package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigReading.PLAIN_HTTP;

import io.github.eciregistry.policy.Transport;
import java.util.List;

/**
 * Reads BuildKit's {@code buildkitd.toml}: a registry with {@code insecure} is tried over HTTPS without verification, one
 * with {@code http} over plain HTTP, and one with both in this order (<a
 * href="https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/util/resolver/resolver.go">buildkit
 * util/resolver/resolver.go</a>, read 2026-11-23).
 */
final class BuildkitReader {

    private BuildkitReader() {}

    static void read(ConfigReading in) {
        for (ConfigNode registry : in.entries(in.root(), "registry")) {
            if (in.ofType(registry, ValueType.MAPPING) != null) {
                read(in, registry);
            }
        }
    }

    private static void read(ConfigReading in, ConfigNode registry) {
        for (ConfigNode mirror : in.items(registry, "mirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "BuildKit pulls from a mirror first, ECI does not");
        }
        boolean plainHttp = in.isTrue(registry, "http");
        ConfigNode ca = in.get(registry, "ca") != null ? in.get(registry, "ca") : in.get(registry, "tlsconfigdir");
        TlsOptions tls = TlsOptions.of(in.isTrue(registry, "insecure"), ca, in.get(registry, "keypair"));
        if (plainHttp && !tls.skipsVerification()) {
            in.registry(registry.key(), PLAIN_HTTP, registry);
        } else if (plainHttp || tls.isPresent() || in.get(registry, "http") != null) {
            tls.note(in);
            List<Transport> choices = plainHttp ? ConfigReading.UNVERIFIED_THEN_PLAIN_HTTP : List.of(tls.https());
            in.registry(registry.key(), choices, registry);
        }
    }
}
