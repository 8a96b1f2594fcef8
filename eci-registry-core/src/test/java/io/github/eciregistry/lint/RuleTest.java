package io.github.eciregistry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void haveCodesInOrder() {
        List<String> codes = Stream.of(Rule.values()).map(Rule::code).toList();
        assertThat(codes).doesNotHaveDuplicates().isSorted().allMatch(code -> code.matches("ECI[0-6][0-9]{2}"));
        assertThat(Stream.of(Rule.values()).map(rule -> Map.entry(rule.summary(), rule.advice())))
                .allMatch(entry -> !entry.getKey().isBlank()
                        && !entry.getKey().endsWith(".")
                        && entry.getValue().endsWith("."));
        assertThat(Rule.ofCode("eci304")).contains(Rule.UNUSED_REGISTRY);
        assertThat(Rule.ofCode("ECI999")).isEmpty();
    }
}
