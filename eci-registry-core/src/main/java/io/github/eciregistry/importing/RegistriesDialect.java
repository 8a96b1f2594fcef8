package io.github.eciregistry.importing;

import java.util.List;

/**
 * The keys that a system uses for {@link MirrorsAndConfigs}.
 *
 * @param system the system, for people
 * @param mirrors the key of the mapping from registries to addresses
 * @param endpoints the key of the list of addresses
 * @param configs the key of the mapping from hosts to options, which may be the same as for mirrors
 * @param tls the key of the options for TLS in such a mapping; empty if they are in the mapping itself
 * @param skipVerify the option that skips verification
 * @param ca the option with a CA, or an empty string if not supported
 * @param client the options with a client certificate
 * @param credentials the key of credentials
 * @param httpsBeforePlainHttp whether containerd gets an {@code http://} address together with options for TLS in a {@code
 *     hosts.toml}, so that it tries HTTPS first
 */
record RegistriesDialect(
        String system,
        String mirrors,
        String endpoints,
        String configs,
        String tls,
        String skipVerify,
        String ca,
        List<String> client,
        String credentials,
        boolean httpsBeforePlainHttp) {

    /** containerd's own configuration, which tries an {@code http://} address over plain HTTP alone. */
    static final RegistriesDialect CONTAINERD = like("containerd", false);

    /**
     * The {@code registries.yaml} of k3s and RKE2 (<a
     * href="https://github.com/k3s-io/k3s/blob/06ea261ce3f10517abfdc3532f5a1c56db06adc2/pkg/agent/containerd/config.go">k3s
     * pkg/agent/containerd/config.go</a>, read 2026-11-23).
     */
    static final RegistriesDialect K3S = like("k3s", true);

    /**
     * {@code spec.rkeConfig.registries} of a cluster in Rancher, which becomes the {@code registries.yaml} of its nodes
     * (<a href="https://github.com/rancher/rancher/blob/main/pkg/apis/rke.cattle.io/v1/cluster.go">rancher
     * pkg/apis/rke.cattle.io/v1</a>, read 2026-11-30).
     */
    static final RegistriesDialect RANCHER = new RegistriesDialect(
            "Rancher",
            "mirrors",
            "endpoint",
            "configs",
            "",
            "insecureSkipVerify",
            "caBundle",
            List.of("tlsSecretName"),
            "authConfigSecretName",
            true);

    /**
     * {@code machine.registries} of Talos, which becomes {@code hosts.toml} files (<a
     * href="https://www.talos.dev/v1.9/reference/configuration/v1alpha1/config/">Talos configuration reference</a>, read
     * 2026-11-30).
     */
    static final RegistriesDialect TALOS = new RegistriesDialect(
            "Talos",
            "mirrors",
            "endpoints",
            "config",
            "tls",
            "insecureSkipVerify",
            "ca",
            List.of("clientIdentity"),
            "auth",
            true);

    /**
     * {@code containerRuntime.containerd.registries} of KubeOne (<a
     * href="https://github.com/kubermatic/kubeone/blob/main/docs/api_reference/v1beta2.en.md">KubeOne API reference</a>,
     * read 2026-11-30).
     */
    static final RegistriesDialect KUBEONE = new RegistriesDialect(
            "KubeOne",
            "registries",
            "mirrors",
            "registries",
            "tlsConfig",
            "insecureSkipVerify",
            "",
            List.of(),
            "auth",
            true);

    private static RegistriesDialect like(String system, boolean httpsBeforePlainHttp) {
        return new RegistriesDialect(
                system,
                "mirrors",
                "endpoint",
                "configs",
                "tls",
                "insecure_skip_verify",
                "ca_file",
                List.of("cert_file", "key_file"),
                "auth",
                httpsBeforePlainHttp);
    }
}
