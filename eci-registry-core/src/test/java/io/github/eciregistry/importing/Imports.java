package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an import says, as short texts to compare. */
final class Imports {

    private Imports() {}

    /** Each rule and each undecided registry: {@code 10.0.0.5:5000 PLAIN_HTTP}, {@code harbor.pre.com EITHER}. */
    static List<String> statements(RegistryImport read) {
        Stream<String> rules = read.rules().stream().map(rule -> rule.pattern() + " " + rule.transport());
        Stream<String> undecided = read.undecided().stream()
                .map(each -> each.pattern() + " "
                        + each.choices().toString().replace("[SKIP_VERIFY, PLAIN_HTTP]", "EITHER"));
        return Stream.concat(rules, undecided).toList();
    }

    /** Each note's code with line and column, except that nothing was imported, which the statements show. */
    static List<String> notes(RegistryImport read) {
        return read.notes().stream()
                .filter(note -> note.code() != NoteCode.NO_RULE)
                .map(note -> note.code() + " " + note.place().position())
                .toList();
    }

    /** The codes of the same notes, separated by spaces. */
    static String noteCodes(RegistryImport read) {
        return notes(read).stream()
                .map(note -> note.substring(0, note.indexOf(' ')))
                .collect(Collectors.joining(" "));
    }

    /** Each problem's code with line and column; fails where there is none. */
    static List<String> problems(ConfigFormat format, String text) {
        return problems(format, text, "file");
    }

    static List<String> problems(ConfigFormat format, String text, String name) {
        try {
            RegistryImport read = format.parse(text, name);
            throw new AssertionError("expected problems, found " + read);
        } catch (InvalidInputException e) {
            return e.problems().stream()
                    .map(problem -> problem.code() + " "
                            + problem.position().map(Object::toString).orElse("nowhere"))
                    .toList();
        }
    }
}
