package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the settings of a {@code registries.conf} for names without a registry. They do not create rules, but the
 * system rejects the file if they are invalid.
 */
final class ShortNames {

    private static final Set<String> MODES = Set.of("", "disabled", "enforcing", "permissive");

    private final ConfigReading in;

    ShortNames(ConfigReading in) {
        this.in = in;
    }

    /** Checks a file, given the table of version 1 with the registries to search, if it is of that version. */
    void check(@Nullable ConfigNode v1) {
        in.items(in.root(), "unqualified-search-registries", ValueType.STRING).forEach(this::checkRegistry);
        in.items(v1, "registries", ValueType.STRING).forEach(this::checkRegistry);
        ConfigNode mode = in.string(in.root(), "short-name-mode");
        if (mode != null && !MODES.contains(mode.text())) {
            String message = "expected disabled, enforcing or permissive, found " + Problem.quote(mode.text());
            in.problem(ProblemCode.INVALID_SETTING, mode, mode.text(), message);
        }
        for (ConfigNode alias : in.entries(in.root(), "aliases")) {
            if (in.ofType(alias, ValueType.STRING) != null) {
                checkAlias(alias);
            }
        }
    }

    private void checkRegistry(ConfigNode item) {
        String text = item.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        String registry = text.substring(0, end);
        try {
            Registry.parse(Endpoint.portOf(registry).isEmpty() ? registry + ":1" : registry);
        } catch (InvalidInputException e) {
            String message = "expected host or host:port, found " + Problem.quote(text);
            in.problem(e.problems().get(0).code(), item, "", message);
        }
    }

    private void checkAlias(ConfigNode alias) {
        if (!isName(alias.key()) || hasRegistry(alias.key())) {
            String message = "expected a name without registry, tag and digest, found " + Problem.quote(alias.key());
            in.problem(ProblemCode.INVALID_SETTING, alias, "", message);
        }
        String value = alias.text();
        if (!value.isEmpty() && !(isName(value) && hasRegistry(value))) {
            String message = "expected registry/repository without tag and digest, found " + Problem.quote(value);
            in.problem(ProblemCode.INVALID_SETTING, alias, "", message);
        }
    }

    private static boolean isName(String text) {
        try {
            ImageReference reference = ImageReference.parse(text);
            return reference.tag().isEmpty() && reference.digest().isEmpty();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static boolean hasRegistry(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    }
}
