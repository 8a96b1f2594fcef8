package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one {@code registries.conf} or drop-in, and rejects the same files as its system. */
final class RegistriesConfFile {

    private static final List<String> V1_KEYS = List.of("search", "block", "insecure");
    private static final List<String> V2_KEYS = List.of(
            "registry",
            "unqualified-search-registries",
            "credential-helpers",
            "short-name-mode",
            "additional-layer-store-auth-helper",
            "aliases");
    private static final Set<String> MIRROR_USES = Set.of("", "all", "digest-only", "tag-only");

    private final ConfigReading in;

    private RegistriesConfFile(ConfigReading in) {
        this.in = in;
    }

    /** Reads the entries of a file, no two with the same prefix. A drop-in has to be of version 2. */
    static Collection<RegistriesConfEntry> read(ConfigReading in, boolean dropIn) {
        RegistriesConfFile file = new RegistriesConfFile(in);
        ConfigNode v1 = in.mapping(in.root(), "registries");
        boolean isV1 = V1_KEYS.stream().anyMatch(key -> in.get(in.get(v1, key), "registries") != null);
        boolean isV2 = V2_KEYS.stream().anyMatch(key -> in.get(in.root(), key) != null);
        if (v1 != null && isV1 && (isV2 || dropIn)) {
            String message = "expected version 2 of the format alone, found [registries] of version 1";
            in.problem(ProblemCode.CONFLICTING_SETTINGS, v1, "", message);
            return List.of();
        }
        List<RegistriesConfEntry> entries = isV1 ? file.version1(v1) : file.version2();
        file.checkConflicts(entries);
        new ShortNames(in).check(isV1 ? in.mapping(v1, "search") : null);
        return file.firstOfEachPrefix(entries);
    }

    private List<RegistriesConfEntry> version1(@Nullable ConfigNode v1) {
        Map<String, RegistriesConfEntry> entries = new LinkedHashMap<>();
        for (ConfigNode item : in.items(in.mapping(v1, "block"), "registries", ValueType.STRING)) {
            String location = location(item);
            if (location != null) {
                entries.putIfAbsent(location, new RegistriesConfEntry(in, item, location, location, false, true));
            }
        }
        for (ConfigNode item : in.items(in.mapping(v1, "insecure"), "registries", ValueType.STRING)) {
            String location = location(item);
            if (location != null) {
                boolean blocked =
                        entries.containsKey(location) && entries.get(location).blocked();
                entries.put(location, new RegistriesConfEntry(in, item, location, location, true, blocked));
            }
        }
        return List.copyOf(entries.values());
    }

    private List<RegistriesConfEntry> version2() {
        List<RegistriesConfEntry> entries = new ArrayList<>();
        for (ConfigNode registry : in.items(in.root(), "registry", ValueType.MAPPING)) {
            ConfigNode prefixNode = in.string(registry, "prefix");
            ConfigNode locationNode = in.string(registry, "location");
            String location = location(locationNode);
            String prefix = location(prefixNode);
            if (location == null || prefix == null) {
                continue;
            }
            if (prefix.isEmpty()) {
                prefix = location;
            }
            ConfigNode at = locationNode == null || location.isEmpty() ? prefixNode : locationNode;
            if (at == null || (location.isEmpty() && !prefix.startsWith("*."))) {
                String message = "expected a location, or a prefix such as *.corp.example, found neither";
                in.problem(ProblemCode.MISSING_SETTING, registry, "", message);
                continue;
            }
            checkWildcards(prefix, location, at);
            mirrors(registry);
            boolean insecure = in.isTrue(registry, "insecure");
            boolean blocked = in.isTrue(registry, "blocked");
            entries.add(new RegistriesConfEntry(in, at, prefix, location, insecure, blocked));
        }
        return entries;
    }

    /** The text of a location or prefix without slashes at its end, or null if it has a scheme. */
    private @Nullable String location(@Nullable ConfigNode node) {
        String text = node == null ? "" : node.text();
        if (node != null && (text.startsWith("http://") || text.startsWith("https://"))) {
            String message = "expected a host without a scheme, found one with http:// or https://";
            in.problem(ProblemCode.REGISTRY_HAS_SCHEME, node, "", message);
            return null;
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private void checkWildcards(String prefix, String location, ConfigNode at) {
        boolean wildcard = prefix.startsWith("*.");
        boolean more = wildcard && Stream.of("/", "@", ":").anyMatch(prefix::contains);
        if (more || prefix.indexOf('*', wildcard ? 1 : 0) >= 0 || location.indexOf('*') >= 0) {
            String message = "expected a wildcard only as in *.corp.example, in a prefix, with nothing behind it";
            in.problem(ProblemCode.MISPLACED_WILDCARD, at, "", message);
        }
    }

    private void mirrors(ConfigNode registry) {
        ConfigNode use = in.string(registry, "pull-from-mirror");
        if (use != null && !use.text().isEmpty()) {
            String message = "expected pull-from-mirror in a mirror, found it in the registry";
            in.problem(ProblemCode.INVALID_SETTING, use, "", message);
        }
        for (ConfigNode mirror : in.items(registry, "mirror", ValueType.MAPPING)) {
            String location = location(in.string(mirror, "location"));
            if (location != null && location.isEmpty()) {
                String message = "expected a location of the mirror, found none";
                in.problem(ProblemCode.MISSING_SETTING, mirror, "", message);
            }
            in.note(NoteCode.MIRROR_IGNORED, mirror, "the source pulls from a mirror first, ECI does not");
            mirrorUse(in.string(mirror, "pull-from-mirror"), in.isTrue(registry, "mirror-by-digest-only"));
        }
    }

    private void mirrorUse(@Nullable ConfigNode use, boolean byDigestOnly) {
        if (use == null || use.text().isEmpty()) {
            return;
        }
        if (byDigestOnly) {
            String message = "expected pull-from-mirror or the registry's mirror-by-digest-only, found both";
            in.problem(ProblemCode.CONFLICTING_SETTINGS, use, "", message);
        } else if (!MIRROR_USES.contains(use.text())) {
            String message = "expected all, digest-only or tag-only, found " + Problem.quote(use.text());
            in.problem(ProblemCode.INVALID_SETTING, use, use.text(), message);
        }
    }

    /** Checks that entries for one location agree. */
    private void checkConflicts(List<RegistriesConfEntry> entries) {
        Map<String, RegistriesConfEntry> byLocation = new HashMap<>();
        for (RegistriesConfEntry entry : entries) {
            RegistriesConfEntry first = byLocation.putIfAbsent(entry.where(), entry);
            if (first == null) {
                continue;
            }
            String differs = first.insecure() != entry.insecure() ? "insecure" : "blocked";
            if (first.insecure() != entry.insecure() || first.blocked() != entry.blocked()) {
                String message = "conflicting settings for " + Problem.quote(entry.where()) + ": expected the same "
                        + differs + " as at " + in.place(first.at()).position() + ", found another";
                in.problem(ProblemCode.CONFLICTING_SETTINGS, entry.at(), "", message);
            }
        }
    }

    private Collection<RegistriesConfEntry> firstOfEachPrefix(List<RegistriesConfEntry> entries) {
        Map<String, RegistriesConfEntry> byPrefix = new LinkedHashMap<>();
        for (RegistriesConfEntry entry : entries) {
            RegistriesConfEntry first = byPrefix.putIfAbsent(entry.prefix(), entry);
            if (first != null) {
                String message = "an entry with the same prefix at "
                        + in.place(first.at()).position() + " comes first";
                in.note(NoteCode.OVERRIDDEN, entry.at(), message);
            }
        }
        return byPrefix.values();
    }
}
