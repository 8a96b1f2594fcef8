package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects from which OpenShift generates the {@code registries.conf} of its nodes: {@code Image} of {@code
 * config.openshift.io}, and the three kinds for mirrors (<a
 * href="https://github.com/openshift/api/blob/master/config/v1/types_image.go">openshift api
 * config/v1/types_image.go</a>, read 2026-11-30).
 */
final class OpenshiftReader {

    private OpenshiftReader() {}

    /** Reads an {@code Image}, whose registries have the meaning of entries in {@code registries.conf}. */
    static void readImage(ConfigReading in) {
        ConfigNode spec = in.mapping(in.root(), "spec");
        ConfigNode sources = in.mapping(spec, "registrySources");
        Map<String, RegistriesConfEntry> entries = new LinkedHashMap<>();
        List<ConfigNode> blocked = in.items(sources, "blockedRegistries", ValueType.STRING);
        for (ConfigNode item : in.items(sources, "insecureRegistries", ValueType.STRING)) {
            boolean isBlocked = blocked.stream().anyMatch(other -> other.text().equals(item.text()));
            entries.putIfAbsent(item.text(), entry(in, item, true, isBlocked));
        }
        blocked.forEach(item -> entries.putIfAbsent(item.text(), entry(in, item, false, true)));
        RegistriesConfReader.decide(entries.values());
        ConfigNode allowed = in.get(sources, "allowedRegistries");
        if (allowed != null) {
            in.note(NoteCode.BLOCKED, allowed, "OpenShift blocks all other registries, ECI does not");
        }
        ConfigNode ca = in.mapping(spec, "additionalTrustedCA");
        if (ca != null) {
            String message = "the nodes verify the registries of the ConfigMap " + Problem.quote(in.text(ca, "name"))
                    + " with their own CA, which ECI does not support: no rule is imported for them, so add them by hand";
            in.note(NoteCode.CA_NOT_SUPPORTED, ca, message);
        }
        for (ConfigNode item : in.items(spec, "allowedRegistriesForImport", ValueType.MAPPING)) {
            if (in.isTrue(item, "insecure")) {
                String message = "the setting is for imports of image streams, not for the nodes' pulls";
                in.note(NoteCode.PART_NOT_READ, item, message);
            }
        }
    }

    private static RegistriesConfEntry entry(ConfigReading in, ConfigNode item, boolean insecure, boolean blocked) {
        String location = item.text().startsWith("*.") ? "" : item.text();
        return new RegistriesConfEntry(in, item, item.text(), location, insecure, blocked);
    }

    /** Reads the mirrors of an {@code ImageDigestMirrorSet}, {@code ImageTagMirrorSet} or {@code ImageContentSourcePolicy}. */
    static void readMirrors(ConfigReading in) {
        ConfigNode spec = in.mapping(in.root(), "spec");
        for (String key : List.of("imageDigestMirrors", "imageTagMirrors", "repositoryDigestMirrors")) {
            for (ConfigNode set : in.items(spec, key, ValueType.MAPPING)) {
                mirrors(in, set);
            }
        }
    }

    private static void mirrors(ConfigReading in, @Nullable ConfigNode set) {
        for (ConfigNode mirror : in.items(set, "mirrors", ValueType.STRING)) {
            String message = "OpenShift pulls images of " + Problem.quote(in.text(set, "source")) + " from "
                    + Problem.quote(mirror.text()) + " first, ECI does not";
            in.note(NoteCode.MIRROR_IGNORED, mirror, message);
        }
    }
}
