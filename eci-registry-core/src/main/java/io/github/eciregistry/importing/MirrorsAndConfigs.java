package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code mirrors} and {@code configs} as they stand in containerd's CRI configuration and in the {@code
 * registries.yaml} of k3s and RKE2: {@code mirrors.<registry>.endpoint} lists addresses in order, {@code
 * configs.<host>.tls} says how an address is reached over TLS.
 *
 * <p>Of the endpoints only those that are the registry itself matter to ECI. Where there are none, the source tries the
 * registry over HTTPS.
 */
final class MirrorsAndConfigs {

    private static final String ANY = "*";

    private final ConfigReading in;
    private final @Nullable ConfigNode parent;
    private final boolean httpsBeforePlainHttp;
    private final Map<String, ConfigNode> configs = new LinkedHashMap<>();

    /**
     * Starts a reading.
     *
     * @param parent what has the two keys
     * @param httpsBeforePlainHttp whether an {@code http://} endpoint with TLS options is tried over HTTPS first
     */
    MirrorsAndConfigs(ConfigReading in, @Nullable ConfigNode parent, boolean httpsBeforePlainHttp) {
        this.in = in;
        this.parent = parent;
        this.httpsBeforePlainHttp = httpsBeforePlainHttp;
    }

    void read() {
        for (ConfigNode config : in.entries(parent, "configs")) {
            if (config.type() != ValueType.NULL && in.ofType(config, ValueType.MAPPING) != null) {
                config(config);
            }
        }
        for (ConfigNode mirror : in.entries(parent, "mirrors")) {
            if (mirror.type() != ValueType.NULL && in.ofType(mirror, ValueType.MAPPING) != null) {
                mirror(mirror);
            }
        }
        configs.forEach((registry, config) -> {
            TlsOptions tls = tls(config);
            if (tls.isPresent()) {
                tls.note(in);
                in.registry(registry, List.of(tls.https()), config);
            }
        });
    }

    private void config(ConfigNode config) {
        ConfigNode credentials = in.get(config, "auth");
        if (credentials != null) {
            in.note(NoteCode.CREDENTIALS_IGNORED, credentials, "credentials are not read");
        }
        Endpoint endpoint = Endpoint.parse(config.key());
        if (config.key().equals(ANY)) {
            if (tls(config).isPresent()) {
                anyRegistry(config);
            }
            return;
        }
        if (!endpoint.scheme().isEmpty()) {
            in.note(
                    NoteCode.SCHEME_STRIPPED,
                    config,
                    "the key is to be host or host:port; with a scheme the source does not find it");
        }
        configs.putIfAbsent(endpoint.scheme().isEmpty() ? config.key() : endpoint.registry(), config);
    }

    private void anyRegistry(ConfigNode at) {
        in.note(NoteCode.WILDCARD_FOR_ALL, at, "\"*\" is for every registry that is not named: it is not imported");
    }

    private void mirror(ConfigNode mirror) {
        String registry = mirror.key();
        if (registry.equals(ANY)) {
            anyRegistry(mirror);
            return;
        }
        ConfigNode rewrite = in.get(mirror, "rewrite");
        if (rewrite != null) {
            in.note(NoteCode.LOCATION_REMAPPED, rewrite, "the source rewrites the names of repositories, ECI does not");
        }
        TlsOptions tls = tls(configs.get(registry));
        List<Transport> tried = new ArrayList<>();
        ConfigNode place = null;
        for (ConfigNode item : in.items(mirror, "endpoint", ValueType.STRING)) {
            Endpoint endpoint = Endpoint.parse(item.text());
            if (endpoint.hasCredentials()) {
                in.note(NoteCode.CREDENTIALS_IGNORED, item, "credentials are not read");
            }
            if (endpoint.registry().equalsIgnoreCase(registry)) {
                tried.addAll(transports(endpoint, tls));
                place = place == null ? item : place;
            } else if (!ConfigReading.isDockerHub(registry) || !ConfigReading.isDockerHub(endpoint.registry())) {
                String message = "the source pulls images of " + Problem.quote(registry) + " from "
                        + Problem.quote(endpoint.registry()) + " first, ECI does not";
                in.note(NoteCode.MIRROR_IGNORED, item, message);
            }
        }
        if (place != null) {
            if (tried.stream().anyMatch(transport -> transport != Transport.PLAIN_HTTP)) {
                tls.note(in);
            }
            in.registry(registry, TlsOptions.joined(tried), place);
            configs.remove(registry);
        }
    }

    private List<Transport> transports(Endpoint endpoint, TlsOptions tls) {
        boolean loopback = endpoint.scheme().isEmpty() && ConfigReading.isLoopback(endpoint.registry());
        if (!endpoint.isPlainHttp() && !loopback) {
            return List.of(tls.https());
        }
        return httpsBeforePlainHttp ? tls.forPlainHttp(endpoint.port()) : ConfigReading.PLAIN_HTTP;
    }

    private TlsOptions tls(@Nullable ConfigNode config) {
        ConfigNode tls = in.mapping(config, "tls");
        ConfigNode certificate = file(tls, "cert_file");
        ConfigNode client = certificate == null ? file(tls, "key_file") : certificate;
        return TlsOptions.of(in.isTrue(tls, "insecure_skip_verify"), file(tls, "ca_file"), client);
    }

    private @Nullable ConfigNode file(@Nullable ConfigNode tls, String key) {
        ConfigNode file = in.string(tls, key);
        return file == null || file.text().isEmpty() ? null : file;
    }
}
