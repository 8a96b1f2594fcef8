package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.importing.RegistryImport.Note;
import io.github.eciregistry.importing.RegistryImport.Place;
import io.github.eciregistry.importing.RegistryImport.ReadFile;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.Transport;
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

/** Collects the results of an import from one or more files. */
final class ImportFindings {

    private static final int MAX_PROBLEMS = 1000;
    private static final TextPosition START = new TextPosition(1, 1);

    private final Map<String, Integer> sources = new HashMap<>();
    private final Map<RegistryPattern, ImportEntry> entries = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<ReadFile> files = new ArrayList<>();
    private int problemCount;
    private final Map<String, Set<Problem>> problems = new LinkedHashMap<>();

    void file(ReadFile file) {
        files.add(file);
    }

    void note(Note note) {
        register(note.place());
        notes.add(note);
    }

    /** Adds a problem with a file unless it is a duplicate or the limit is reached. */
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

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Adds the problems of a file that could not be read, each with the name of the file. */
    void problems(String source, InvalidInputException fault) {
        fault.problems().forEach(problem -> problem(source, problem));
    }

    /** Adds the results of another import. A registry for which the two differ becomes undecided. */
    void addAll(RegistryImport other) {
        other.entries().forEach(entry -> {
            register(entry.place());
            entries.merge(entry.pattern(), entry, ImportFindings::joined);
        });
        other.notes().stream().filter(note -> note.code() != NoteCode.NO_RULE).forEach(this::note);
        files.addAll(other.files());
    }

    private static ImportEntry joined(ImportEntry first, ImportEntry second) {
        Set<Transport> transports = new LinkedHashSet<>(first.tried().transports());
        if (!transports.addAll(second.tried().transports())) {
            return first;
        }
        String reason = "the files differ: " + first.place() + " leads to "
                + first.tried().transports() + ", and " + second.place() + " to "
                + second.tried().transports();
        return new ImportEntry(first.pattern(), new Tried(List.copyOf(transports), reason), first.place());
    }

    /**
     * Returns the results of each file in the order of its text; throws if there are problems.
     *
     * @param name the file or directory that was imported, to which a note refers if it has no rule
     */
    RegistryImport toImport(String name) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    problems.values().stream().flatMap(ImportFindings::inOrder).toList());
        }
        List<Note> all = new ArrayList<>(inOrder(notes, Note::place));
        if (entries.values().stream().allMatch(entry -> entry.tried().isVerified())) {
            String message = "no rule was imported, so no pod gets an annotation because of this import";
            all.add(new Note(NoteCode.NO_RULE, message, new Place(name, START, "")));
        }
        return new RegistryImport(inOrder(entries.values(), ImportEntry::place), all, files);
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
