package io.github.eciregistry.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import io.github.eciregistry.annotation.AnnotationMerge.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationMergeTest {

    private static final String PLAIN_HTTP = AnnotationKeys.ECI.plainHttp();
    private static final String SKIP_VERIFY = AnnotationKeys.ECI.skipVerify();

    private final RegistryAnnotations wanted = RegistryAnnotations.builder()
            .plainHttp("192.168.1.10:5000")
            .skipVerify("harbor.pre.com")
            .build();

    @Test
    void newKeysComeLastAndTheOthersStay() {
        Map<String, String> existing = new LinkedHashMap<>();
        existing.put("z", "1");
        existing.put("a", "");
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations())
                .containsExactly(
                        entry("z", "1"),
                        entry("a", ""),
                        entry(PLAIN_HTTP, "192.168.1.10:5000"),
                        entry(SKIP_VERIFY, "harbor.pre.com"));
        assertThat(merge.changes())
                .containsExactly(
                        new Change(PLAIN_HTTP, Optional.empty(), "192.168.1.10:5000"),
                        new Change(SKIP_VERIFY, Optional.empty(), "harbor.pre.com"));
        assertThat(merge.isChanged()).isTrue();
        assertThat(merge.added()).isEqualTo(wanted);
        assertThat(merge.kept().isEmpty()).isTrue();
        assertThat(merge.problems()).isEmpty();
        assertThat(existing).containsOnlyKeys("z", "a");
    }

    @Test
    void whatIsListedAlreadyIsKeptAndNothingChanges() {
        Map<String, String> existing = Map.of(PLAIN_HTTP, "a.com, 192.168.1.10:5000", SKIP_VERIFY, "harbor.pre.com");
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations()).isEqualTo(existing);
        assertThat(merge.isChanged()).isFalse();
        assertThat(merge.changes()).isEmpty();
        assertThat(merge.added().isEmpty()).isTrue();
        assertThat(merge.kept()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void lineBreaksAtTheEndOfAValueAreNotKept(String end) {
        Map<String, String> existing = Map.of(PLAIN_HTTP, "a.com" + end, SKIP_VERIFY, "harbor.pre.com" + end);
        assertThat(wanted.mergeInto(existing).annotations())
                .containsOnly(entry(PLAIN_HTTP, "a.com,192.168.1.10:5000"), entry(SKIP_VERIFY, "harbor.pre.com" + end));
    }

    @Test
    void nothingWantedChangesNothing() {
        Map<String, String> existing = Map.of("a", "b", PLAIN_HTTP, " ,x.com");
        assertThat(RegistryAnnotations.empty().mergeInto(existing).annotations())
                .isEqualTo(existing);
        assertThat(RegistryAnnotations.empty().mergeInto(Map.of()).annotations())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a.com                  | a.com,n.com                 | a.com,n.com",
                "a.com:80               | a.com:80,n.com              | a.com:80,n.com",
                "a.com, b.com           | a.com, b.com,n.com          | a.com,b.com,n.com",
                "` a.com `              | ` a.com ,n.com`             | a.com,n.com",
                "a.com,a.com            | a.com,a.com,n.com           | a.com,n.com",
                "a.com,,b.com           | a.com,,b.com,n.com          | a.com,b.com,n.com",
                "a.com,                 | a.com,n.com                 | a.com,n.com",
                "`a.com, `              | a.com, n.com                | a.com,n.com",
                "`,`                    | `,n.com`                    | n.com",
                "``                     | n.com                       | n.com",
                "` `                    | n.com                       | n.com",
                "N.com                  | N.com,n.com                 | N.com,n.com",
                "n.com:80               | n.com:80,n.com              | n.com:80,n.com",
                "http://n.com           | http://n.com,n.com          | http://n.com,n.com",
                "*.com , *.com          | *.com , *.com,n.com         | *.com,n.com",
                "a.com，b.com            | a.com，b.com,n.com           | a.com，b.com,n.com",
            })
    void theExistingTextIsKeptOrNormalizedWhenAsked(String existing, String merged, String normalized) {
        RegistryAnnotations one =
                RegistryAnnotations.builder().plainHttp("n.com").build();
        AnnotationMerge merge = one.mergeInto(Map.of(PLAIN_HTTP, existing));
        assertThat(merge.annotations()).containsExactly(entry(PLAIN_HTTP, merged));
        assertThat(merge.changes()).containsExactly(new Change(PLAIN_HTTP, Optional.of(existing), merged));
        assertThat(one.mergeNormalizedInto(Map.of(PLAIN_HTTP, existing)).annotations())
                .containsExactly(entry(PLAIN_HTTP, normalized));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"` b.com , n.com,,b.com`|b.com,n.com", "n.com|n.com", "`n.com,`|n.com"})
    void normalizingChangesAValueThatListsEverythingOnlyIfItIsSloppy(String existing, String normalized) {
        AnnotationMerge merge = RegistryAnnotations.builder()
                .plainHttp("n.com")
                .build()
                .mergeNormalizedInto(Map.of(PLAIN_HTTP, existing));
        assertThat(merge.annotations()).containsExactly(entry(PLAIN_HTTP, normalized));
        assertThat(merge.isChanged()).isEqualTo(!existing.equals(normalized));
        assertThat(merge.added().isEmpty()).isTrue();
    }

    @Test
    void aRegistryListedInTheOtherAnnotationIsAProblemThereAndNotAdded() {
        Map<String, String> existing = Map.of(SKIP_VERIFY, "a.com, 192.168.1.10:5000");
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations()).containsExactly(entry(SKIP_VERIFY, "a.com, 192.168.1.10:5000,harbor.pre.com"));
        assertThat(merge.added())
                .isEqualTo(RegistryAnnotations.builder()
                        .skipVerify("harbor.pre.com")
                        .build());
        assertThat(merge.kept().isEmpty()).isTrue();
        Problem conflict = merge.problems().get(1);
        assertThat(conflict.code()).isEqualTo(ProblemCode.CONFLICTING_REGISTRY);
        assertThat(conflict.path()).hasValue(SKIP_VERIFY);
        assertThat(conflict.offset()).hasValue(7);
        assertThat(conflict.message())
                .isEqualTo(
                        "registry \"192.168.1.10:5000\" needs k8s.aliyun.com/plain-http-registry, but is listed in k8s.aliyun.com/insecure-registry");
        assertThat(merge.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BLANK_AROUND_REGISTRY, ProblemCode.CONFLICTING_REGISTRY);
    }

    @Test
    void existingValuesThatContradictEachOtherStayAsTheyAre() {
        Map<String, String> existing =
                Map.of(PLAIN_HTTP, "harbor.pre.com,192.168.1.10:5000", SKIP_VERIFY, "harbor.pre.com");
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations()).isEqualTo(existing);
        assertThat(merge.kept()).isEqualTo(wanted);
        assertThat(merge.problems()).extracting(Problem::code).containsExactly(ProblemCode.REGISTRY_IN_BOTH);
    }

    @Test
    void eachDialectIsMergedOnItsOwn() {
        Map<String, String> existing = Map.of(PLAIN_HTTP, "192.168.1.10:5000");
        AnnotationMerge merge = wanted.mergeInto(existing, AnnotationKeys.ECI, AnnotationKeys.ACS, AnnotationKeys.ECI);
        assertThat(merge.annotations())
                .containsExactly(
                        entry(PLAIN_HTTP, "192.168.1.10:5000"),
                        entry(SKIP_VERIFY, "harbor.pre.com"),
                        entry(AnnotationKeys.ACS.plainHttp(), "192.168.1.10:5000"),
                        entry(AnnotationKeys.ACS.skipVerify(), "harbor.pre.com"));
        assertThat(merge.added()).isEqualTo(wanted);
        assertThat(merge.kept().isEmpty()).isTrue();
    }

    @Test
    void aMergeThatBecomesTooLargeIsNotDone() {
        Map<String, String> existing = Map.of("large", "x".repeat(262_144 - 60));
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations()).isEqualTo(existing);
        assertThat(merge.isChanged()).isFalse();
        assertThat(merge.added().isEmpty()).isTrue();
        assertThat(merge.problems()).extracting(Problem::code).containsExactly(ProblemCode.ANNOTATIONS_TOO_LARGE);
        assertThat(merge.problems().get(0).path()).hasValue("large");
    }

    @Test
    void anExistingValueThatAloneIsTooLargeStays() {
        Map<String, String> existing = Map.of(PLAIN_HTTP, "a.com,".repeat(100_000));
        for (AnnotationMerge merge : List.of(wanted.mergeInto(existing), wanted.mergeNormalizedInto(existing))) {
            assertThat(merge.annotations()).isEqualTo(existing);
            assertThat(merge.problems()).extracting(Problem::code).containsExactly(ProblemCode.ANNOTATIONS_TOO_LARGE);
        }
    }

    @Test
    void aNullValueIsReplacedAndOtherNullValuesStay() {
        Map<String, String> existing = new HashMap<>();
        existing.put(PLAIN_HTTP, null);
        existing.put("other", null);
        existing.put(null, "z");
        AnnotationMerge merge = wanted.mergeInto(existing);
        assertThat(merge.annotations())
                .containsEntry(PLAIN_HTTP, "192.168.1.10:5000")
                .containsEntry("other", null);
        assertThat(existing).containsEntry(PLAIN_HTTP, null);
    }

    @Test
    void laterChangesOfTheExistingAnnotationsAreNotSeen() {
        Map<String, String> existing = new HashMap<>();
        AnnotationMerge merge = RegistryAnnotations.empty().mergeInto(existing);
        existing.put("later", "x");
        assertThat(merge.annotations()).isEmpty();
        assertThatThrownBy(() -> merge.annotations().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> merge.problems().add(null)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> merge.changes().addAll(List.of())).isInstanceOf(UnsupportedOperationException.class);
    }
}
