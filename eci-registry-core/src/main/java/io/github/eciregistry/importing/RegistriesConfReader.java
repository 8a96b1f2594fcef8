package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.text.Redaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the {@code registries.conf} of podman, skopeo, buildah and CRI-O and its drop-ins: an {@code insecure} location
 * is tried over HTTPS without verification and then over plain HTTP (<a
 * href="https://github.com/containers/container-libs/blob/28a6cf0611cb67604187e2ca686222f3d438a498/image/pkg/sysregistriesv2/system_registries_v2.go">containers
 * image/pkg/sysregistriesv2</a>, read 2026-11-23).
 *
 * <p>Each file is checked separately; then entries of later files override those of earlier files with the same prefix.
 * {@code insecure} applies to the location, not to the prefix.
 */
final class RegistriesConfReader {

    private static final Tried INSECURE = Tried.unverifiedThenPlainHttp(
            "podman, CRI-O and others try a location with insecure = true over HTTPS without"
                    + " verification first, and then over plain HTTP");

    private final Set<String> insecureHosts;

    private RegistriesConfReader(Set<String> insecureHosts) {
        this.insecureHosts = insecureHosts;
    }

    /** Reads files, the first of which may use version 1 of the format unless it is a drop-in. */
    static void read(List<ConfigReading> files, boolean firstIsDropIn) {
        Map<String, RegistriesConfEntry> byPrefix = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            for (RegistriesConfEntry entry : RegistriesConfFile.read(files.get(i), i > 0 || firstIsDropIn)) {
                RegistriesConfEntry earlier = byPrefix.put(entry.prefix(), entry);
                if (earlier != null) {
                    earlier.in()
                            .note(
                                    NoteCode.OVERRIDDEN,
                                    earlier.at(),
                                    "the entry at " + entry.in().place(entry.at()) + " takes the place of this one");
                }
            }
        }
        decide(byPrefix.values());
    }

    /** Reads entries, no two with the same prefix. */
    static void decide(Collection<RegistriesConfEntry> entries) {
        Set<String> insecureHosts = entries.stream()
                .filter(entry -> entry.insecure() && !entry.blocked())
                .map(entry -> hostOf(entry.where()))
                .collect(Collectors.toSet());
        RegistriesConfReader reader = new RegistriesConfReader(insecureHosts);
        entries.forEach(reader::entry);
    }

    private static String hostOf(String location) {
        int slash = location.indexOf('/');
        return (slash < 0 ? location : location.substring(0, slash)).toLowerCase(Locale.ROOT);
    }

    private void entry(RegistriesConfEntry entry) {
        ConfigReading in = entry.in();
        if (entry.blocked()) {
            in.note(
                    NoteCode.BLOCKED,
                    entry.at(),
                    "the source blocks " + Problem.quote(entry.prefix()) + ", ECI does not");
            return;
        }
        String where = entry.where();
        if (!entry.prefix().equals(where)) {
            String message = "the source pulls images of " + Problem.quote(entry.prefix()) + " from "
                    + Problem.quote(where) + ", ECI does not; what the source says of it is said of the latter";
            in.note(NoteCode.LOCATION_REMAPPED, entry.at(), message);
        }
        int slash = where.indexOf('/');
        String host = slash < 0 ? where : where.substring(0, slash);
        String shown = Problem.quote(Redaction.part(where, 0, host.length()));
        if (entry.insecure()) {
            if (slash >= 0) {
                String message = "the source means " + Problem.quote(where) + ", the policy all of " + shown;
                in.note(NoteCode.NAMESPACE_WIDENED, entry.at(), message);
            }
            in.registryOnAnyPort(host, INSECURE, entry.at());
        } else if (insecureHosts.contains(host.toLowerCase(Locale.ROOT))) {
            String message = "the source verifies " + Problem.quote(where) + ", but not all of " + shown
                    + ", for which the policy has one rule";
            in.note(NoteCode.NAMESPACE_WIDENED, entry.at(), message);
        } else if (slash < 0) {
            in.registryOnAnyPort(host, Tried.HTTPS, entry.at());
        }
    }
}
