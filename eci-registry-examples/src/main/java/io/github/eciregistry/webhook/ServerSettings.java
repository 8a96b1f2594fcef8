package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.RegistryAdmission;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param policyFile read again when it changes
 * @param admission everything that decides but the policy
 * @param certificateFile the certificate and its chain in PEM, read again when it or the key changes
 * @param keyFile the certificate's key in PEM
 * @param clientAuthorityFile the authorities of client certificates in PEM, read again when it changes; null if clients need
 *     no certificate
 * @param clientNames the names that clients may have, empty for any
 * @param address where to listen, null for every address
 * @param port where everything is served over TLS, 0 for any free one
 * @param statusPort where health and metrics are served in plain HTTP as well, 0 for any free one
 * @param timeouts how long to wait
 */
record ServerSettings(
        Path policyFile,
        RegistryAdmission admission,
        Path certificateFile,
        Path keyFile,
        @Nullable Path clientAuthorityFile,
        List<String> clientNames,
        @Nullable String address,
        int port,
        OptionalInt statusPort,
        Timeouts timeouts) {}
