package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigReading.UNVERIFIED_THEN_PLAIN_HTTP;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.reference.Registry;

/**
 * Reads Docker's {@code daemon.json}: each of its {@code insecure-registries} is tried over HTTPS without verification
 * and then over plain HTTP (<a
 * href="https://github.com/moby/moby/blob/0c73c459b46aea2a524f214e7d8d646166911f1f/daemon/pkg/registry/config.go">moby
 * daemon/pkg/registry/config.go</a>, read 2026-11-23).
 */
final class DockerDaemonReader {

    private final ConfigReading in;

    private DockerDaemonReader(ConfigReading in) {
        this.in = in;
    }

    static void read(ConfigReading in) {
        DockerDaemonReader reader = new DockerDaemonReader(in);
        for (ConfigNode mirror : in.items(in.root(), "registry-mirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "Docker pulls Docker Hub's images from a mirror, ECI does not");
        }
        in.items(in.root(), "insecure-registries", ValueType.STRING).forEach(reader::entry);
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
            in.note(NoteCode.SCHEME_STRIPPED, entry, "Docker drops the scheme of an insecure registry");
        }
        boolean bareIpv6 = name.indexOf('[') < 0 && name.indexOf(':') != name.lastIndexOf(':');
        if (name.indexOf('/') >= 0) {
            block(name, entry);
        } else if (name.startsWith("*") || name.indexOf('_') >= 0) {
            refuse(entry, ProblemCode.INVALID_REGISTRY_FORMAT, "Docker knows no wildcard and no underscore in a host");
        } else if (bareIpv6 && !isIpv6("[" + name + "]")) {
            refuse(entry, ProblemCode.INVALID_REGISTRY_FORMAT, "it has two colons and is no IPv6 address");
        } else if (bareIpv6) {
            in.note(NoteCode.BRACKETS_ADDED, entry, "an image reference writes an IPv6 address in brackets");
            in.registry("[" + name + "]", UNVERIFIED_THEN_PLAIN_HTTP, entry);
        } else {
            in.registry(name, UNVERIFIED_THEN_PLAIN_HTTP, entry);
        }
    }

    /** Reads a block of addresses, which has neither brackets nor a port in Docker's files. */
    private void block(String text, ConfigNode entry) {
        RegistryPattern pattern = in.pattern(text, entry);
        if (pattern == null) {
            return;
        }
        String address = text.substring(0, text.indexOf('/'));
        String length = text.substring(address.length() + 1);
        if (address.startsWith("[") || length.indexOf(':') >= 0) {
            refuse(entry, ProblemCode.INVALID_CIDR, "Docker knows no brackets and no port in a block of addresses");
        } else if (isLoopback(address, length)) {
            in.note(NoteCode.LOOPBACK, entry, "the block is the node itself, which a pod on ECI does not reach by it");
        } else {
            in.add(new ImportEntry(pattern, UNVERIFIED_THEN_PLAIN_HTTP, in.place(entry)), entry);
            in.note(
                    NoteCode.NAMES_NOT_RESOLVED,
                    entry,
                    "Docker also means names that resolve to an address of the block, the policy literal addresses only");
        }
    }

    private static boolean isIpv6(String text) {
        try {
            return Registry.parse(text).isIpv6();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static boolean isLoopback(String address, String length) {
        return (ConfigReading.isLoopback(address) && Integer.parseInt(length) >= 8)
                || (ConfigReading.isLoopback("[" + address + "]") && length.equals("128"));
    }

    private void refuse(ConfigNode entry, ProblemCode code, String why) {
        in.problem(code, entry, "", "expected a registry as Docker takes it: " + why);
    }
}
