package io.github.eciregistry.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the flags of dockerd in a systemd unit, a drop-in of one, {@code /etc/default/docker}, {@code
 * /etc/sysconfig/docker} or a script, as a mapping with the names of the flags.
 */
final class DockerFlags {

    static final String INSECURE = "insecure-registry";
    static final String MIRROR = "registry-mirror";

    private static final Pattern FLAG =
            Pattern.compile("--(" + INSECURE + "|" + MIRROR + ")(?:=|[ \\t]+)[\"']?([^\\s\"'\\\\]+)");

    private DockerFlags() {}

    /** Returns the flags, each a list of values; the mapping is empty if there are none. */
    static ConfigNode find(String text) {
        ConfigNode root = new ConfigNode(ValueType.MAPPING, "", null, "");
        Matcher flag = FLAG.matcher(text);
        while (flag.find()) {
            if (!isComment(text, flag.start())) {
                add(root, flag);
            }
        }
        return root;
    }

    private static void add(ConfigNode root, Matcher flag) {
        String name = flag.group(1);
        ConfigNode list = root.get(name);
        if (list == null) {
            list = new ConfigNode(ValueType.LIST, "", root, name);
            list.placeAt(flag.start(), flag.start());
            root.add(name, list);
        }
        int offset = flag.start(2);
        for (String value : flag.group(2).split(",", -1)) {
            ConfigNode item = new ConfigNode(
                    ValueType.STRING, value, list, "[" + list.items().size() + "]");
            item.placeAt(offset, offset);
            list.add(item);
            offset += value.length() + 1;
        }
    }

    private static boolean isComment(String text, int offset) {
        int start = text.lastIndexOf('\n', offset) + 1;
        String line = text.substring(start, offset).stripLeading();
        return line.startsWith("#") || line.startsWith(";");
    }

    static void read(ConfigReading in) {
        for (ConfigNode mirror : in.items(in.root(), MIRROR, ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "Docker pulls Docker Hub's images from a mirror, ECI does not");
        }
        InsecureRegistries.read(in, in.items(in.root(), INSECURE, ValueType.STRING), "Docker");
    }
}
