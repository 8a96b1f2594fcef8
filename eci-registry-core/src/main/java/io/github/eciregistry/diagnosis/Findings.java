package io.github.eciregistry.diagnosis;

import io.github.eciregistry.diagnosis.MessageLines.Joining;
import io.github.eciregistry.reference.ImageReference;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The most informative messages of a text: of the whole text, of each image, and of each registry without an image. */
final class Findings {

    /** A message and what it is about. */
    record Finding(Reading reading, Subject subject) {

        private Finding about(@Nullable ImageReference image) {
            Subject same = Subject.of(reading, image, null);
            return new Finding(reading, new Subject(same.url(), same.registry(), same.hasPort(), image));
        }

        private boolean tellsAsMuchAs(Finding other) {
            return reading.weight() >= other.reading.weight();
        }
    }

    private Reading best = Reading.of("");
    private final Map<String, Finding> images = new LinkedHashMap<>();
    private final Map<String, Finding> registries = new LinkedHashMap<>();
    private @Nullable Finding unnamed;

    /** The first image and the first registry that the messages name; without meaning if they name several. */
    private @Nullable ImageReference onlyImage;

    private @Nullable Registry onlyRegistry;
    private boolean hasSeveralImages;
    private boolean hasSeveralRegistries;

    private Findings() {}

    /** Reads texts, both as written and with wrapped lines joined, and returns the more informative findings. */
    static Findings in(List<String> texts) {
        Findings findings = in(texts, false);
        if (findings.best.isFailure() || texts.stream().noneMatch(text -> text.indexOf('\n') >= 0)) {
            return findings;
        }
        Findings joined = in(texts, true);
        return joined.best.isFailure() ? joined : findings;
    }

    private static Findings in(List<String> texts, boolean always) {
        Findings findings = new Findings();
        for (String text : texts) {
            MessageLines tight = MessageLines.split(text, new Joining(always, true));
            List<String> loose = tight.isAmbiguous()
                    ? MessageLines.split(text, new Joining(always, false)).messages()
                    : tight.messages();
            for (int i = 0; i < loose.size(); i++) {
                findings.add(read(tight.messages().get(i), loose.get(i)));
            }
        }
        return findings;
    }

    private static Reading read(String tight, String loose) {
        Reading first = Reading.of(tight);
        if (tight.equals(loose)) {
            return first;
        }
        Reading second = Reading.of(loose);
        return second.tellsMoreThan(first) ? second : first;
    }

    private void add(Reading reading) {
        int weight = reading.weight();
        if ((weight > 0 && weight >= best.weight()) || best.message().text().isEmpty()) {
            best = reading;
        }
        Subject subject = Subject.of(reading, null, null);
        noteNames(subject);
        if (!reading.isOfPull() && !reading.isFailure()) {
            return;
        }
        Finding finding = new Finding(reading, subject);
        if (subject.reference() != null) {
            keep(images, key(subject.reference()), finding);
        } else if (subject.registry() != null) {
            keep(registries, subject.registry().toString(), finding);
        } else if (unnamed == null || finding.tellsAsMuchAs(unnamed)) {
            unnamed = finding;
        }
    }

    private void noteNames(Subject subject) {
        ImageReference image = subject.reference();
        if (image != null) {
            hasSeveralImages |= onlyImage != null && !key(onlyImage).equals(key(image));
            onlyImage = onlyImage == null ? image : onlyImage;
        }
        if (subject.url() != null && subject.registry() != null) {
            hasSeveralRegistries |= onlyRegistry != null && !onlyRegistry.equals(subject.registry());
            onlyRegistry = subject.registry();
        }
    }

    private static void keep(Map<String, Finding> findings, String key, Finding finding) {
        findings.merge(key, finding, (earlier, later) -> later.tellsAsMuchAs(earlier) ? later : earlier);
    }

    /** Returns the key that identifies an image: without the digest, which only some messages contain. */
    private static String key(ImageReference image) {
        String text = image.canonical();
        int digest = text.indexOf('@');
        return digest < 0 ? text : text.substring(0, digest);
    }

    /** Returns the most informative message; if it does not contain an image, others may. */
    Finding mostTelling() {
        return new Finding(
                best,
                Subject.of(best, hasSeveralImages ? null : onlyImage, hasSeveralRegistries ? null : onlyRegistry));
    }

    /** Returns one finding for each image that failed, and for each failed registry without an image. */
    List<Finding> each() {
        mergeUntagged();
        List<Finding> each = new ArrayList<>();
        Set<Finding> shared = new HashSet<>();
        images.values().forEach(finding -> each.add(withCause(finding, shared)));
        registries.values().stream()
                .filter(finding -> !shared.contains(finding) && isOfNoImage(finding))
                .forEach(each::add);
        if (unnamed != null && (each.isEmpty() || each.stream().noneMatch(other -> other.tellsAsMuchAs(unnamed)))) {
            each.add(unnamed);
        }
        if (each.size() <= 1) {
            return List.of(mostTelling());
        }
        return each;
    }

    /**
     * Messages of containers/image contain only the repository; if one image of it failed, they are about that image.
     */
    private void mergeUntagged() {
        Map<String, List<String>> tagged = new LinkedHashMap<>();
        for (String key : images.keySet()) {
            int tag = key.lastIndexOf(':');
            if (tag > key.lastIndexOf('/')) {
                tagged.computeIfAbsent(key.substring(0, tag), repository -> new ArrayList<>())
                        .add(key);
            }
        }
        tagged.forEach((repository, keys) -> {
            Finding untagged = images.get(repository);
            if (untagged != null && keys.size() == 1) {
                images.remove(repository);
                Finding known = Objects.requireNonNull(images.get(keys.get(0)));
                if (untagged.tellsAsMuchAs(known)) {
                    images.put(keys.get(0), untagged.about(known.subject().reference()));
                }
            }
        });
    }

    /** Returns a finding with the cause that another message has for its registry, or for the only image. */
    private Finding withCause(Finding finding, Set<Finding> shared) {
        if (finding.reading().isFailure()) {
            return finding;
        }
        ImageReference image = Objects.requireNonNull(finding.subject().reference());
        Finding other = registries.get(image.registry().toString());
        if (other == null && images.size() == 1) {
            other = registries.size() == 1 ? registries.values().iterator().next() : unnamed;
        }
        if (other == null || !other.reading().isFailure()) {
            return finding;
        }
        shared.add(other);
        return other.about(image);
    }

    private boolean isOfNoImage(Finding finding) {
        Registry registry = Objects.requireNonNull(finding.subject().registry());
        return images.values().stream()
                .map(Finding::subject)
                .noneMatch(subject -> registry.equals(subject.registry())
                        || registry.equals(
                                Objects.requireNonNull(subject.reference()).registry()));
    }
}
