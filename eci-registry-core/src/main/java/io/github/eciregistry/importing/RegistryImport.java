package io.github.eciregistry.importing;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.TextPosition;
import io.github.eciregistry.internal.text.Printable;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.policy.Transport;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The registry settings read from another system's configuration, each with its place in the file. {@link ConfigFormat}
 * and {@link ConfigFiles} return it.
 *
 * <p>Some sources allow more than one transport, such as Docker's and podman's "HTTPS without verification, else plain
 * HTTP", but ECI needs exactly one. Such registries are {@linkplain #undecided() undecided}: nothing is guessed, and
 * {@link #toPolicy()} throws until they are settled.
 *
 * {@snippet class="io.github.eciregistry.examples.ImportRegistries" region="import"}
 *
 * <p>Never contains credentials from the source. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RegistryImport {

    private final List<ImportEntry> entries;
    private final List<Note> notes;
    private final List<ReadFile> files;

    RegistryImport(List<ImportEntry> entries, List<Note> notes, List<ReadFile> files) {
        this.entries = List.copyOf(entries);
        this.notes = List.copyOf(notes);
        this.files = List.copyOf(files);
    }

    /**
     * Returns the registries whose transport is known, in the order of the source. They include registries with
     * verified HTTPS, which may be exceptions from wider patterns.
     *
     * @return the rules, unmodifiable, no two with equal patterns
     */
    public List<Rule> rules() {
        return entries.stream()
                .filter(ImportEntry::isDecided)
                .map(ImportEntry::rule)
                .toList();
    }

    /**
     * Returns the registries whose transport is undecided, in the order of the source.
     *
     * @return the registries, unmodifiable, empty once all are settled
     */
    public List<Undecided> undecided() {
        return entries.stream()
                .filter(entry -> !entry.isDecided())
                .map(ImportEntry::undecided)
                .toList();
    }

    /**
     * Returns notes on settings that were lost, widened, narrowed or weakened by the import, and on settings that ECI
     * does not support.
     *
     * @return the notes, unmodifiable, in the order of the source
     */
    public List<Note> notes() {
        return notes;
    }

    List<ImportEntry> entries() {
        return entries;
    }

    /**
     * Returns the files that were used or skipped, in the order in which they were found.
     *
     * @return the files, unmodifiable
     */
    public List<ReadFile> files() {
        return files;
    }

    /**
     * Returns a copy of this import with one transport for all undecided registries.
     *
     * @param transport the transport of these registries
     * @return an import in which nothing is undecided
     */
    public RegistryImport settle(Transport transport) {
        Objects.requireNonNull(transport, "transport");
        return settle(undecided -> transport);
    }

    /**
     * Returns a copy of this import with a transport for each undecided registry, such as the result of a probe.
     *
     * @param choice the transport for each; null leaves it undecided
     * @return the copy
     */
    public RegistryImport settle(Function<? super Undecided, ? extends @Nullable Transport> choice) {
        Objects.requireNonNull(choice, "choice");
        List<ImportEntry> settled = new ArrayList<>(entries.size());
        for (ImportEntry entry : entries) {
            Transport chosen = entry.isDecided() ? null : choice.apply(entry.undecided());
            settled.add(chosen == null ? entry : new ImportEntry(entry.pattern(), Tried.of(chosen), entry.place()));
        }
        return new RegistryImport(settled, notes, files);
    }

    /**
     * Returns the rules as a policy.
     *
     * @return the policy
     * @throws InvalidInputException if a registry is undecided, with a problem for each, of the code
     *     {@link ProblemCode#UNDECIDED_TRANSPORT}
     */
    public RegistryPolicy toPolicy() {
        List<Problem> problems =
                undecided().stream().map(RegistryImport::problemOf).toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        RegistryPolicy.Builder policy = RegistryPolicy.builder();
        rules().forEach(rule -> policy.add(rule.transport, rule.pattern));
        return policy.build();
    }

    private static Problem problemOf(Undecided undecided) {
        String text = undecided.pattern.toString();
        String message = "undecided registry " + Problem.quote(text) + " in " + undecided.place.source
                + ": expected one transport, found " + undecided.choices
                + ": " + undecided.reason;
        return Problem.of(ProblemCode.UNDECIDED_TRANSPORT, text, message)
                .atPosition(undecided.place.position)
                .atPath(undecided.place.key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryImport that
                && entries.equals(that.entries)
                && notes.equals(that.notes)
                && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, notes, files);
    }

    /** Returns the rules, what is undecided, and the notes, for people. */
    @Override
    public String toString() {
        return "RegistryImport[rules=" + rules() + ", undecided=" + undecided() + ", notes=" + notes + "]";
    }

    /**
     * The place of a setting.
     *
     * @param source the file, as given by the caller or as found in the given directory
     * @param position line and column
     * @param key the path to the setting in the file, such as {@code registry[0].location}; empty for a whole file
     * @since 0.1.0
     */
    public record Place(String source, TextPosition position, String key) {

        /** Creates a place. */
        public Place {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(key, "key");
        }

        /** Returns source, line, column and key, such as {@code daemon.json:3:5: insecure-registries[0]}. */
        @Override
        public String toString() {
            return Printable.line(source) + ":" + position + (key.isEmpty() ? "" : ": " + key);
        }
    }

    /**
     * Registries whose transport is known.
     *
     * @param pattern the registries
     * @param transport their transport
     * @param place the place of the setting
     * @since 0.1.0
     */
    public record Rule(RegistryPattern pattern, Transport transport, Place place) {

        /** Creates a rule. */
        public Rule {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(transport, "transport");
            Objects.requireNonNull(place, "place");
        }

        /** Returns the pattern, the transport and the place. */
        @Override
        public String toString() {
            return pattern + " " + transport + " (" + place + ")";
        }
    }

    /**
     * Registries for which the source allows more than one transport.
     *
     * @param pattern the registries
     * @param choices the transports that the source allows, at least two, in the order in which it tries them
     * @param reason the reason for these choices, for people, on one line without a full stop; its wording may change
     *     between releases
     * @param place the place of the setting
     * @since 0.1.0
     */
    public record Undecided(RegistryPattern pattern, List<Transport> choices, String reason, Place place) {

        /** Creates an undecided entry. */
        public Undecided {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(choices, "choices");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(place, "place");
            choices = List.copyOf(choices);
        }

        /**
         * Returns the registry of the pattern, which can be probed.
         *
         * @return the registry; empty for a wildcard, a CIDR block, or a name that no image reference can contain
         */
        public Optional<Registry> registry() {
            try {
                return Optional.of(Registry.parse(pattern.toString()));
            } catch (InvalidInputException e) {
                return Optional.empty();
            }
        }

        /** Returns the pattern, the choices and the place. */
        @Override
        public String toString() {
            return pattern + " " + choices + " (" + place + ")";
        }
    }

    /**
     * A file that an import used or skipped.
     *
     * @param source the file, as given by the caller or as found in the given directory
     * @param format the name of the {@link ConfigFormat} it was read as, such as {@code DOCKER_DAEMON}; empty if it was
     *     skipped
     * @param reason why it was skipped, for people, in one line; empty if it was used
     * @since 0.1.0
     */
    public record ReadFile(String source, String format, String reason) {

        /** Creates a file. */
        public ReadFile {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(reason, "reason");
        }

        static ReadFile used(String source, String format) {
            return new ReadFile(source, format, "");
        }

        static ReadFile skipped(String source, String reason) {
            return new ReadFile(source, "", reason);
        }

        /**
         * Checks whether the file was used.
         *
         * @return whether it has a format
         */
        public boolean isUsed() {
            return !format.isEmpty();
        }

        /** Returns the file and its format, or why it was skipped. */
        @Override
        public String toString() {
            return source + ": " + (isUsed() ? "read as " + format : "skipped: " + reason);
        }
    }

    /**
     * A note about an import.
     *
     * @param code the kind of note
     * @param message the message for people, on one line; its wording may change between releases
     * @param place the place of the setting
     * @since 0.1.0
     */
    public record Note(NoteCode code, String message, Place place) {

        /** Creates a note. */
        public Note {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(place, "place");
        }

        /** Returns the place and the message. */
        @Override
        public String toString() {
            return place + ": " + message;
        }
    }
}
