package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.Transport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads regclient's configuration, {@code hosts} of {@code regctl} in JSON and {@code creds} of {@code regsync} and
 * {@code regbot} in YAML: {@code tls} is {@code enabled}, {@code insecure} or {@code disabled} (<a
 * href="https://github.com/regclient/regclient/blob/0194b156973e6c107cc0013f8c84470f3a4a519a/config/host.go">regclient
 * config/host.go</a>, read 2026-11-23).
 */
final class RegclientReader {

    private static final List<String> CREDENTIALS = List.of("user", "pass", "token", "clientKey", "clientkey");

    private final ConfigReading in;

    private RegclientReader(ConfigReading in) {
        this.in = in;
    }

    static void read(ConfigReading in) {
        RegclientReader reader = new RegclientReader(in);
        for (ConfigNode host : in.entries(in.root(), "hosts")) {
            if (in.ofType(host, ValueType.MAPPING) != null) {
                reader.host(host, host.key());
            }
        }
        for (ConfigNode host : in.items(in.root(), "creds", ValueType.MAPPING)) {
            reader.host(host, in.text(host, "registry"));
        }
    }

    private void host(ConfigNode host, String name) {
        if (CREDENTIALS.stream().anyMatch(key -> in.get(host, key) != null)) {
            in.note(NoteCode.CREDENTIALS_IGNORED, host, "credentials are ignored");
        }
        for (ConfigNode mirror : in.items(host, "mirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "regclient pulls from a mirror first, ECI does not");
        }
        ConfigNode ca = in.string(host, "regcert");
        ConfigNode client = in.string(host, "clientcert");
        ConfigNode tls = in.string(host, "tls");
        Transport transport = transport(tls, ca);
        if (transport == null || (tls == null && ca == null && client == null)) {
            return;
        }
        if (transport != Transport.PLAIN_HTTP) {
            TlsOptions.of(!isVerified(tls), ca, client).note(in);
        }
        ConfigNode hostname = in.string(host, "hostname");
        String location = hostname == null ? name : hostname.text();
        if (!location.equals(name) && !ConfigReading.isDockerHub(name)) {
            String message = "regclient reaches " + Problem.quote(name) + " as " + Problem.quote(location)
                    + ", ECI only as the image reference says";
            in.note(NoteCode.LOCATION_REMAPPED, hostname == null ? host : hostname, message);
        }
        in.registry(location, Tried.of(transport), hostname == null ? host : hostname);
    }

    private @Nullable Transport transport(@Nullable ConfigNode tls, @Nullable ConfigNode ca) {
        Transport verified = ca == null ? Transport.HTTPS : Transport.SKIP_VERIFY;
        if (tls == null) {
            return verified;
        }
        return switch (tls.text().toLowerCase(Locale.ROOT)) {
            case "", "enabled" -> verified;
            case "insecure" -> Transport.SKIP_VERIFY;
            case "disabled" -> Transport.PLAIN_HTTP;
            default -> {
                String message = "expected enabled, insecure or disabled, found another word";
                in.problem(ProblemCode.INVALID_SETTING, tls, "", message);
                yield null;
            }
        };
    }

    private static boolean isVerified(@Nullable ConfigNode tls) {
        return tls == null || !tls.text().equalsIgnoreCase("insecure");
    }
}
