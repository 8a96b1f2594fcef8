package io.github.eciregistry.importing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code insecure_registries} in CRI-O's {@code crio.conf} and its drop-ins, of which the last one that has the key
 * is used (<a
 * href="https://github.com/cri-o/cri-o/blob/main/docs/crio.conf.5.md">cri-o docs/crio.conf.5.md</a>, <a
 * href="https://github.com/cri-o/cri-o/blob/main/internal/storage/image.go">internal/storage/image.go</a>, read
 * 2026-11-30). All other settings for registries are in {@code registries.conf}.
 */
final class CrioReader {

    private static final String KEY = "insecure_registries";

    private CrioReader() {}

    /** Reads files in the order in which CRI-O does. */
    static void read(List<ConfigReading> files) {
        List<ConfigReading> used = new ArrayList<>();
        for (ConfigReading in : files) {
            ConfigNode list = in.get(image(in), KEY);
            ConfigReading earlier = used.isEmpty() ? null : used.get(0);
            if (list != null && earlier != null) {
                ConfigNode overridden = earlier.get(image(earlier), KEY);
                String message = "the list at " + in.place(list) + " replaces this one";
                earlier.note(NoteCode.OVERRIDDEN, overridden == null ? earlier.root() : overridden, message);
            }
            if (list != null) {
                used = List.of(in);
            }
        }
        for (ConfigReading in : used) {
            InsecureRegistries.read(in, in.items(image(in), KEY, ValueType.STRING), "CRI-O");
        }
    }

    private static @Nullable ConfigNode image(ConfigReading in) {
        return in.mapping(in.mapping(in.root(), "crio"), "image");
    }
}
