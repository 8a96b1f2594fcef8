package io.github.eciregistry.probe;

import java.time.Duration;

/** What the builder of a {@link RegistryProbe} collected. */
record ProbeSettings(
        Duration connectTimeout,
        Duration replyTimeout,
        Duration headStart,
        HostResolver resolver,
        CertificateCheck certificates) {}
