package io.github.eciregistry.probe;

import java.time.Duration;

/** The settings of a {@link RegistryProbe}. */
record ProbeSettings(
        Duration connectTimeout,
        Duration replyTimeout,
        Duration headStart,
        HostResolver resolver,
        CertificateCheck certificates) {}
