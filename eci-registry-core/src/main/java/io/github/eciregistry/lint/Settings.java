package io.github.eciregistry.lint;

import io.github.eciregistry.Severity;
import io.github.eciregistry.annotation.AnnotationKeys;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the caller decided.
 *
 * @param policy how each registry is reached
 * @param kinds where objects describe pods
 * @param keys the annotations that count
 * @param off the rules that are switched off
 * @param severities the severities that differ from those of the rules
 * @param baseline the findings that are known
 * @param serverless whether every pod runs on ECI
 */
record Settings(
        RegistryPolicy policy,
        WorkloadKinds kinds,
        List<AnnotationKeys> keys,
        Set<Rule> off,
        Map<Rule, Severity> severities,
        LintBaseline baseline,
        boolean serverless) {

    boolean isRegistryKey(String key) {
        return keys.stream().anyMatch(pair -> pair.contains(key));
    }

    Settings withOff(Set<Rule> newOff) {
        return new Settings(policy, kinds, keys, newOff, severities, baseline, serverless);
    }

    Settings withSeverities(Map<Rule, Severity> newSeverities) {
        return new Settings(policy, kinds, keys, off, newSeverities, baseline, serverless);
    }

    Settings withBaseline(LintBaseline newBaseline) {
        return new Settings(policy, kinds, keys, off, severities, newBaseline, serverless);
    }

    Settings withKinds(WorkloadKinds newKinds) {
        return new Settings(policy, newKinds, keys, off, severities, baseline, serverless);
    }

    Settings withKeys(List<AnnotationKeys> newKeys) {
        return new Settings(policy, kinds, newKeys, off, severities, baseline, serverless);
    }

    Settings onServerless() {
        return new Settings(policy, kinds, keys, off, severities, baseline, true);
    }
}
