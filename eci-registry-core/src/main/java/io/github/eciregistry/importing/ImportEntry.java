package io.github.eciregistry.importing;

import io.github.eciregistry.importing.RegistryImport.Place;
import io.github.eciregistry.importing.RegistryImport.Rule;
import io.github.eciregistry.importing.RegistryImport.Undecided;
import io.github.eciregistry.policy.RegistryPattern;
import io.github.eciregistry.policy.Transport;
import java.util.List;

/** A pattern with the transports that are possible: one is a rule, more are undecided. */
record ImportEntry(RegistryPattern pattern, List<Transport> choices, Place place) {

    boolean isDecided() {
        return choices.size() == 1;
    }

    Rule rule() {
        return new Rule(pattern, choices.get(0), place);
    }

    Undecided undecided() {
        return new Undecided(pattern, choices, place);
    }
}
