package io.github.eciregistry.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnnotationMergePropertiesTest {

    private static final AnnotationKeys[] BOTH = {AnnotationKeys.ECI, AnnotationKeys.ACS};

    @Property(tries = 300)
    void mergingAgainChangesNothing(
            @ForAll @From("wanted") RegistryAnnotations wanted,
            @ForAll @From("existing") Map<String, String> existing) {
        AnnotationMerge once = wanted.mergeInto(existing, BOTH);
        AnnotationMerge twice = wanted.mergeInto(once.annotations(), BOTH);
        assertThat(twice.annotations()).isEqualTo(once.annotations());
        assertThat(twice.isChanged()).isFalse();
        assertThat(twice.added().isEmpty()).isTrue();
    }

    @Property(tries = 300)
    void normalizingAgainChangesNothing(
            @ForAll @From("wanted") RegistryAnnotations wanted,
            @ForAll @From("existing") Map<String, String> existing) {
        Map<String, String> once = wanted.mergeNormalizedInto(existing, BOTH).annotations();
        assertThat(wanted.mergeNormalizedInto(once, BOTH).annotations()).isEqualTo(once);
        assertThat(wanted.mergeInto(once, BOTH).annotations()).isEqualTo(once);
    }

    @Property(tries = 300)
    void existingTextIsAPrefixOfWhatItBecomesUnlessBlank(
            @ForAll @From("wanted") RegistryAnnotations wanted,
            @ForAll @From("existing") Map<String, String> existing) {
        Map<String, String> before = new LinkedHashMap<>(existing);
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(existing).isEqualTo(before);
        existing.forEach((key, value) -> {
            if (!value.isBlank()) {
                assertThat(merge.annotations().get(key)).startsWith(value.stripTrailing());
            }
        });
        List<String> keys = new ArrayList<>(merge.annotations().keySet());
        assertThat(keys.subList(0, existing.size())).isEqualTo(new ArrayList<>(existing.keySet()));
    }

    @Property(tries = 300)
    void changesAreTheDifference(
            @ForAll @From("wanted") RegistryAnnotations wanted,
            @ForAll @From("existing") Map<String, String> existing) {
        AnnotationMerge merge = wanted.mergeInto(existing, BOTH);
        Map<String, String> changed = new LinkedHashMap<>(existing);
        for (AnnotationMerge.Change change : merge.changes()) {
            assertThat(change.before().orElse(null)).isEqualTo(existing.get(change.key()));
            changed.put(change.key(), change.after());
        }
        assertThat(changed).isEqualTo(merge.annotations());
        assertThat(merge.isChanged()).isEqualTo(!merge.annotations().equals(existing));
    }

    @Property(tries = 300)
    void everyWantedRegistryIsListedOrAConflictAndNoneIsAddedToBoth(
            @ForAll @From("wanted") RegistryAnnotations wanted,
            @ForAll @From("existing") Map<String, String> existing) {
        AnnotationMerge merge = wanted.mergeInto(existing);
        for (Registry registry : wanted.plainHttp()) {
            check(registry, merge, existing, AnnotationKeys.ECI.plainHttp(), AnnotationKeys.ECI.skipVerify());
        }
        for (Registry registry : wanted.skipVerify()) {
            check(registry, merge, existing, AnnotationKeys.ECI.skipVerify(), AnnotationKeys.ECI.plainHttp());
        }
    }

    private static void check(
            Registry registry, AnnotationMerge merge, Map<String, String> existing, String key, String otherKey) {
        boolean isListed = elements(merge.annotations().getOrDefault(key, "")).contains(registry.toString());
        boolean wasInOther = elements(existing.getOrDefault(otherKey, "")).contains(registry.toString());
        boolean wasListed = elements(existing.getOrDefault(key, "")).contains(registry.toString());
        assertThat(isListed).isEqualTo(wasListed || !wasInOther);
    }

    private static Set<String> elements(String value) {
        Set<String> elements = new HashSet<>();
        for (String element : value.split(",", -1)) {
            elements.add(element.strip());
        }
        return elements;
    }

    @Property(tries = 300)
    void aMergeIntoNothingIsTheMapAndReadsBackAsItself(@ForAll @From("wanted") RegistryAnnotations wanted) {
        Map<String, String> merged = wanted.mergeInto(Map.of(), BOTH).annotations();
        assertThat(merged).isEqualTo(wanted.toMap(BOTH));
        assertThat(RegistryAnnotations.parse(merged, AnnotationKeys.ECI)).isEqualTo(wanted);
        assertThat(AnnotationReading.of(merged, AnnotationKeys.ACS).problems()).isEmpty();
    }

    @Property(tries = 300)
    void aValueIsReadOrRefusedWithAPlaceAndAHintThatReads(@ForAll @From("values") String value) {
        String key = AnnotationKeys.ECI.plainHttp();
        AnnotationReading reading = AnnotationReading.of(Map.of(key, value), AnnotationKeys.ECI);
        reading.problems().forEach(problem -> {
            assertThat(problem.path()).hasValue(key);
            assertThat(problem.input()).hasSameSizeAs(value);
            assertThat(problem.offset().orElse(-1)).isBetween(0, value.length());
            problem.hint()
                    .ifPresent(hint -> assertThat(AnnotationReading.of(Map.of(key, hint), AnnotationKeys.ECI)
                                    .problems())
                            .isEmpty());
        });
        try {
            assertThat(RegistryAnnotations.parse(Map.of(key, value), AnnotationKeys.ECI))
                    .isEqualTo(reading.annotations());
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isEqualTo(reading.problems());
        }
    }

    @Provide
    Arbitrary<RegistryAnnotations> wanted() {
        List<String> texts =
                Arrays.asList("a.com", "b.com:80", "A.com", "10.0.0.1:5000", "[fd00::1]", "c.com", "d.com:443");
        return Arbitraries.shuffle(texts)
                .flatMap(shuffled -> Combinators.combine(
                                Arbitraries.integers().between(0, 4),
                                Arbitraries.integers().between(4, 7))
                        .as((plain, end) -> RegistryAnnotations.builder()
                                .plainHttp(shuffled.subList(0, plain).toArray(String[]::new))
                                .skipVerify(shuffled.subList(4, end).toArray(String[]::new))
                                .build()));
    }

    @Provide
    Arbitrary<Map<String, String>> existing() {
        Arbitrary<String> keys = Arbitraries.of(
                AnnotationKeys.ECI.plainHttp(),
                AnnotationKeys.ECI.skipVerify(),
                AnnotationKeys.ACS.plainHttp(),
                AnnotationKeys.ACS.skipVerify(),
                "other");
        return Arbitraries.maps(keys, values()).ofMaxSize(5).map(LinkedHashMap::new);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a.com",
                "b.com:80",
                "A.com",
                "10.0.0.1:5000",
                "[fd00::1]",
                "c.com",
                ",",
                ",",
                ",",
                " ",
                "\n",
                "http://",
                "/8",
                "/x",
                "*",
                "**",
                "，",
                "、",
                ";",
                "XX",
                ".XX",
                ":",
                "：80",
                "harbor",
                "@");
        return pieces.list().ofMaxSize(9).map(list -> String.join("", list));
    }
}
