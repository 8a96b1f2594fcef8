package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.reference.Registry;
import java.util.List;

/**
 * Reads a list of "insecure registries" as Docker defined it: each a host, {@code host:port}, or a CIDR block (<a
 * href="https://github.com/moby/moby/blob/0c73c459b46aea2a524f214e7d8d646166911f1f/daemon/pkg/registry/config.go">moby
 * daemon/pkg/registry/config.go</a>, read 2026-11-23).
 */
final class InsecureRegistries {

    private final ConfigReading in;
    private final String system;
    private final Tried tried;

    private InsecureRegistries(ConfigReading in, String system, Tried tried) {
        this.in = in;
        this.system = system;
        this.tried = tried;
    }

    /** Reads a list whose registries the system tries over HTTPS without verification first, then over plain HTTP. */
    static void read(ConfigReading in, List<ConfigNode> items, String system) {
        read(in, items, system, Tried.insecure(system));
    }

    /** Reads a list whose registries the system reaches in its own way. */
    static void read(ConfigReading in, List<ConfigNode> items, String system, Tried tried) {
        InsecureRegistries reader = new InsecureRegistries(in, system, tried);
        items.forEach(reader::entry);
    }

    private void entry(ConfigNode entry) {
        String text = entry.text();
        int schemeEnd = text.indexOf("://");
        String name = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
        if (schemeEnd >= 0) {
            String scheme = text.substring(0, schemeEnd);
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                in.pattern(text, entry);
                return;
            }
            in.note(NoteCode.SCHEME_STRIPPED, entry, "a registry's name has no scheme: the scheme is ignored");
        }
        boolean bareIpv6 = name.indexOf('[') < 0 && name.indexOf(':') != name.lastIndexOf(':');
        if (name.indexOf('/') >= 0) {
            block(name, entry);
        } else if (name.startsWith("*") || name.indexOf('_') >= 0) {
            refuse(entry, ProblemCode.INVALID_REGISTRY_FORMAT, "it has no wildcards, and a host no underscore");
        } else if (bareIpv6 && !isIpv6("[" + name + "]")) {
            refuse(entry, ProblemCode.INVALID_REGISTRY_FORMAT, "two colons are possible in an IPv6 address only");
        } else {
            in.registry(bareIpv6 ? "[" + name + "]" : name, tried, entry);
        }
    }

    /** Reads a CIDR block, which has neither brackets nor a port in these lists. */
    private void block(String text, ConfigNode entry) {
        RegistryPattern pattern = in.pattern(text, entry);
        if (pattern == null) {
            return;
        }
        if (text.startsWith("[") || text.indexOf(':', text.indexOf('/')) >= 0) {
            refuse(entry, ProblemCode.INVALID_CIDR, "a CIDR block has no brackets and no port");
        } else if (in.add(pattern, tried, entry)) {
            in.note(
                    NoteCode.NAMES_NOT_RESOLVED,
                    entry,
                    system
                            + " also matches host names that resolve into this range; the policy matches literal addresses only");
        }
    }

    private static boolean isIpv6(String text) {
        try {
            return Registry.parse(text).isIpv6();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private void refuse(ConfigNode entry, ProblemCode code, String why) {
        in.problem(code, entry, "", "expected a registry as " + system + " reads it: " + why);
    }
}
