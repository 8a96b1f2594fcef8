package io.github.eciregistry.importing;

/**
 * Reads the {@code registries.yaml} of k3s and RKE2, which they turn into {@code hosts.toml} files for containerd (<a
 * href="https://github.com/k3s-io/k3s/blob/06ea261ce3f10517abfdc3532f5a1c56db06adc2/pkg/agent/containerd/config.go">k3s
 * pkg/agent/containerd/config.go</a>, read 2026-11-23). So an {@code http://} endpoint with options for TLS is tried
 * over HTTPS first.
 */
final class K3sRegistriesReader {

    private K3sRegistriesReader() {}

    static void read(ConfigReading in) {
        new MirrorsAndConfigs(in, in.root(), true).read();
    }
}
