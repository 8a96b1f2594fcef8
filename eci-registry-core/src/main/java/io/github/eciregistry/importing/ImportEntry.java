package io.github.eciregistry.importing;

import io.github.eciregistry.importing.RegistryImport.Place;
import io.github.eciregistry.importing.RegistryImport.Rule;
import io.github.eciregistry.importing.RegistryImport.Undecided;
import io.github.eciregistry.policy.RegistryPattern;

/** A pattern with the transports that are possible: one is a rule, several are undecided. */
record ImportEntry(RegistryPattern pattern, Tried tried, Place place) {

    boolean isDecided() {
        return tried.isDecided();
    }

    Rule rule() {
        return new Rule(pattern, tried.transports().get(0), place);
    }

    Undecided undecided() {
        return new Undecided(pattern, tried.transports(), tried.reason(), place);
    }
}
