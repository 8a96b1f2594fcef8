package io.github.eciregistry.importing;

import static io.github.eciregistry.FuzzInput.check;
import static io.github.eciregistry.FuzzInput.same;

import io.github.eciregistry.FuzzInput;
import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.policy.Transport;

/** Fuzz target: the first byte chooses the format, the rest is the file. */
public final class ConfigFormatFuzz {

    private static final String NAME = "reg.example/hosts.toml";

    private ConfigFormatFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String input = FuzzInput.text(bytes);
        if (input.isEmpty()) {
            return;
        }
        ConfigFormat[] formats = ConfigFormat.values();
        int choice = input.charAt(0);
        String text = input.substring(1);
        read(formats[choice % formats.length], text, choice / formats.length % 2 == 1);
    }

    private static void read(ConfigFormat format, String text, boolean lenient) {
        RegistryImport read;
        try {
            read = lenient ? format.parseLenient(text, NAME) : format.parse(text, NAME);
        } catch (InvalidInputException e) {
            FuzzInput.placed(e.problems(), text);
            return;
        }
        RegistryImport settled = read.settle(Transport.PLAIN_HTTP);
        check(settled.undecided().isEmpty(), "undecided though settled");
        int statements = read.rules().size() + read.undecided().size();
        same(settled.toPolicy().rules().size(), statements, "rules");
        same(lenient ? format.parseLenient(text, NAME) : format.parse(text, NAME), read, "import read again");
        if (!lenient) {
            same(format.parseLenient(text, NAME), read, "import read leniently");
        }
    }
}
