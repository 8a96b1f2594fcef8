package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.importing.RegistryImport.Note;
import io.github.eciregistry.importing.RegistryImport.Place;
import io.github.eciregistry.policy.RegistryPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an import has found so far, in however many files. */
final class ImportFindings {

    private static final int MAX_PROBLEMS = 1000;
    private static final TextPosition START = new TextPosition(1, 1);

    private final Map<String, Integer> sources = new HashMap<>();
    private final Map<RegistryPattern, ImportEntry> entries = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private int problemCount;
    private final Map<String, Set<Problem>> problems = new LinkedHashMap<>();

    void note(Note note) {
        register(note.place());
        notes.add(note);
    }

    /** Adds a problem with a file, unless it is there already or there are so many that one more helps no one. */
    void problem(String source, Problem problem) {
        if (problemCount++ >= MAX_PROBLEMS) {
            return;
        }
        problems.computeIfAbsent(source, any -> new LinkedHashSet<>()).add(problem);
    }

    /** Adds an entry, unless its pattern has one; then returns that. */
    @Nullable
    ImportEntry add(ImportEntry entry) {
        register(entry.place());
        return entries.putIfAbsent(entry.pattern(), entry);
    }

    private void register(Place place) {
        sources.putIfAbsent(place.source(), sources.size());
    }

    /** Returns what was found, each file's in the order of its text; throws if anything is wrong. */
    RegistryImport toImport() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    problems.values().stream().flatMap(ImportFindings::inOrder).toList());
        }
        return new RegistryImport(inOrder(entries.values(), ImportEntry::place), inOrder(notes, Note::place));
    }

    private static Stream<Problem> inOrder(Set<Problem> ofOneFile) {
        return ofOneFile.stream()
                .sorted(Comparator.comparing(problem -> problem.position().orElse(START)));
    }

    private <T> List<T> inOrder(Collection<T> found, Function<T, Place> placeOf) {
        Comparator<Place> order = Comparator.comparing((Place place) -> sources.getOrDefault(place.source(), 0))
                .thenComparing(Place::position);
        return found.stream().sorted(Comparator.comparing(placeOf, order)).toList();
    }
}
