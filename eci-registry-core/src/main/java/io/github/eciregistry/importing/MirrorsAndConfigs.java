package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code mirrors} and {@code configs} as in containerd's CRI configuration and in the configuration of the
 * systems that write it, each in its own {@linkplain RegistriesDialect dialect}: {@code mirrors.<registry>.endpoint}
 * lists addresses in order, {@code configs.<host>.tls} has the TLS options of an address.
 *
 * <p>Only endpoints that are the registry itself matter to ECI. If there are none, the source tries the registry over
 * HTTPS.
 */
final class MirrorsAndConfigs {

    private static final String ANY = "*";

    private final ConfigReading in;
    private final @Nullable ConfigNode parent;
    private final RegistriesDialect dialect;
    private final Map<String, ConfigNode> configs = new LinkedHashMap<>();

    /**
     * Starts a reading.
     *
     * @param parent what has the two keys
     * @param dialect how the keys are called
     */
    MirrorsAndConfigs(ConfigReading in, @Nullable ConfigNode parent, RegistriesDialect dialect) {
        this.in = in;
        this.parent = parent;
        this.dialect = dialect;
    }

    void read() {
        for (ConfigNode config : in.entries(parent, dialect.configs())) {
            if (config.type() != ValueType.NULL && in.ofType(config, ValueType.MAPPING) != null) {
                config(config);
            }
        }
        for (ConfigNode mirror : in.entries(parent, dialect.mirrors())) {
            if (mirror.type() != ValueType.NULL && in.ofType(mirror, ValueType.MAPPING) != null) {
                mirror(mirror);
            }
        }
        configs.forEach((registry, config) -> {
            TlsOptions tls = tls(config);
            if (tls.isPresent()) {
                tls.note(in);
                in.registry(registry, Tried.of(tls.https()), config);
            }
        });
    }

    private void config(ConfigNode config) {
        ConfigNode credentials = in.get(config, dialect.credentials());
        if (credentials != null) {
            in.note(NoteCode.CREDENTIALS_IGNORED, credentials, "credentials are ignored");
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
                    dialect.system() + " does not find the key because of its scheme: it is read without");
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
            in.note(
                    NoteCode.LOCATION_REMAPPED,
                    rewrite,
                    dialect.system() + " rewrites the names of repositories, ECI does not");
        }
        TlsOptions tls = tls(configs.get(registry));
        List<Tried> tried = new ArrayList<>();
        ConfigNode place = null;
        for (ConfigNode item : in.items(mirror, dialect.endpoints(), ValueType.STRING)) {
            Endpoint endpoint = Endpoint.parse(item.text());
            if (endpoint.hasCredentials()) {
                in.note(NoteCode.CREDENTIALS_IGNORED, item, "credentials are ignored");
            }
            if (endpoint.registry().equalsIgnoreCase(registry)) {
                tried.add(transports(endpoint, tls));
                place = place == null ? item : place;
            } else if (!ConfigReading.isDockerHub(registry) || !ConfigReading.isDockerHub(endpoint.registry())) {
                String message = dialect.system() + " pulls images of " + Problem.quote(registry) + " from "
                        + Problem.quote(endpoint.registry()) + " first, ECI does not";
                in.note(NoteCode.MIRROR_IGNORED, item, message);
            }
        }
        if (place != null) {
            if (!tried.stream().allMatch(Tried.PLAIN_HTTP::equals)) {
                tls.note(in);
            }
            in.registry(registry, TlsOptions.joined(tried), place);
            configs.remove(registry);
        }
    }

    private Tried transports(Endpoint endpoint, TlsOptions tls) {
        boolean loopback = endpoint.scheme().isEmpty() && LeftOut.isLoopback(endpoint.registry());
        if (!endpoint.isPlainHttp() && !loopback) {
            return Tried.of(tls.https());
        }
        return dialect.httpsBeforePlainHttp() ? tls.forPlainHttp(endpoint.port()) : Tried.PLAIN_HTTP;
    }

    private TlsOptions tls(@Nullable ConfigNode config) {
        ConfigNode tls = dialect.tls().isEmpty() ? config : in.mapping(config, dialect.tls());
        ConfigNode client = null;
        for (String key : dialect.client()) {
            client = client == null ? present(tls, key) : client;
        }
        return TlsOptions.of(in.isTrue(tls, dialect.skipVerify()), present(tls, dialect.ca()), client);
    }

    private @Nullable ConfigNode present(@Nullable ConfigNode tls, String key) {
        ConfigNode value = in.get(tls, key);
        if (value != null && value.type() == ValueType.LIST) {
            in.ofType(value, ValueType.STRING);
        }
        return value == null
                        || (value.type() == ValueType.STRING && value.text().isEmpty())
                ? null
                : value;
    }
}
