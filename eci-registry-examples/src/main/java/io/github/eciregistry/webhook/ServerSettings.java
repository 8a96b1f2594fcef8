package io.github.eciregistry.webhook;

import io.github.eciregistry.admission.RegistryAdmission;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param policyFile the policy file, reloaded when it changes
 * @param admission all settings for reviews except the policy
 * @param certificateFile the certificate and its chain in PEM, reloaded when it or the key changes
 * @param keyFile the certificate's key in PEM
 * @param clientAuthorityFile the authorities for client certificates in PEM, reloaded when it changes; null if clients
 *     do not need a certificate
 * @param clientNames the allowed client names; empty for any
 * @param address the address to listen on, or null for all addresses
 * @param port the TLS port for all paths, or 0 for any free port
 * @param statusPort the additional plain HTTP port for health and metrics, or 0 for any free port
 * @param timeouts the timeouts
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
