package io.github.eciregistry.doctor;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.eciregistry.internal.jackson.JsonInput;
import io.github.eciregistry.internal.jackson.JsonLimits;
import io.github.eciregistry.internal.text.Redaction;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/** The hosts that a pull secret has credentials for. Nothing else of the secret is kept. */
final class SecretHosts {

    private static final JsonInput INPUT = JsonInput.of(new JsonFactoryBuilder(), JsonLimits.DEFAULT);

    private SecretHosts() {}

    /**
     * Reads a value of {@code .dockerconfigjson} or {@code .dockercfg}.
     *
     * @param encoded the value in Base64
     * @return the hosts in order, each with its port if one is written; empty if the value cannot be read
     */
    static List<String> of(String encoded) {
        TreeSet<String> hosts = new TreeSet<>();
        try (JsonParser parser = INPUT.parser(Base64.getMimeDecoder().decode(encoded))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("auths")) {
                        for (String host = parser.nextFieldName(); host != null; host = parser.nextFieldName()) {
                            hosts.add(hostOf(host));
                            parser.nextToken();
                            parser.skipChildren();
                        }
                    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                        hosts.add(hostOf(name));
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
        return List.copyOf(hosts);
    }

    /** Returns the host of an entry, which may be a URL. */
    private static String hostOf(String entry) {
        int scheme = entry.indexOf("://");
        String rest = scheme < 0 ? entry : entry.substring(scheme + 3);
        String host = rest.substring(Redaction.endOfCredentials(rest));
        int slash = host.indexOf('/');
        return slash < 0 ? host : host.substring(0, slash);
    }
}
