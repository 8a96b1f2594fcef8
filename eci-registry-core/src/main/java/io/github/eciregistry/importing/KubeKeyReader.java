package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code spec.registry} of a cluster that KubeKey installs, as for KubeSphere. Where it installs containerd, it
 * writes {@code http://} addresses for {@code insecureRegistries}; where it installs Docker, it writes them to {@code
 * daemon.json} (<a
 * href="https://github.com/kubesphere/kubekey/blob/release-3.1/cmd/kk/pkg/container/templates/containerd_config.go">kubekey
 * containerd_config.go</a>, read 2026-11-30). {@code auths} states the transport of a registry itself.
 */
final class KubeKeyReader {

    private final ConfigReading in;
    private final Set<String> insecure = new HashSet<>();
    private final Set<String> stated = new HashSet<>();

    private KubeKeyReader(ConfigReading in) {
        this.in = in;
    }

    static void read(ConfigReading in) {
        ConfigNode spec = in.mapping(in.root(), "spec");
        ConfigNode registry = in.mapping(spec, "registry");
        if (registry != null) {
            String runtime = in.text(in.mapping(spec, "kubernetes"), "containerManager");
            new KubeKeyReader(in).registry(registry, runtime.toLowerCase(Locale.ROOT));
        }
    }

    private void registry(ConfigNode registry, String runtime) {
        for (ConfigNode mirror : in.items(registry, "registryMirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "the nodes pull Docker Hub's images from a mirror, ECI does not");
        }
        List<ConfigNode> items = in.items(registry, "insecureRegistries", ValueType.STRING);
        items.forEach(item -> insecure.add(item.text()));
        for (ConfigNode auth : in.entries(registry, "auths")) {
            if (auth.type() != ValueType.NULL && in.ofType(auth, ValueType.MAPPING) != null) {
                auth(auth);
            }
        }
        List<ConfigNode> others =
                items.stream().filter(item -> !stated.contains(item.text())).toList();
        InsecureRegistries.read(in, others, "KubeKey", insecure(runtime));
        others.forEach(item -> stated.add(item.text()));
        privateRegistry(in.string(registry, "privateRegistry"));
    }

    private static Tried insecure(String runtime) {
        if (runtime.equals("containerd")) {
            return Tried.PLAIN_HTTP;
        }
        return runtime.isEmpty()
                ? Tried.unverifiedThenPlainHttp("KubeKey configures plain HTTP for containerd, and HTTPS without"
                        + " verification before it for other runtimes; the file has no containerManager")
                : Tried.insecure(runtime);
    }

    private void auth(ConfigNode auth) {
        if (in.get(auth, "username") != null || in.get(auth, "password") != null) {
            in.note(NoteCode.CREDENTIALS_IGNORED, auth, "credentials are ignored");
        }
        if (in.isTrue(auth, "plainHTTP")) {
            add(auth, Tried.PLAIN_HTTP);
            return;
        }
        ConfigNode certificates = in.string(auth, "certsPath");
        boolean hasCertificates = certificates != null && !certificates.text().isEmpty();
        TlsOptions tls = TlsOptions.of(in.isTrue(auth, "skipTLSVerify"), hasCertificates ? certificates : null, null);
        if (tls.isPresent()) {
            tls.note(in);
            String reason = "insecureRegistries leads to plain HTTP for the registry, but auths to HTTPS";
            add(auth, insecure.contains(auth.key()) ? Tried.unverifiedThenPlainHttp(reason) : Tried.of(tls.https()));
        }
    }

    private void add(ConfigNode auth, Tried tried) {
        stated.add(auth.key());
        in.registry(Endpoint.parse(auth.key()).registry(), tried, auth);
    }

    private void privateRegistry(@Nullable ConfigNode registry) {
        if (registry != null && !registry.text().isEmpty() && !stated.contains(registry.text())) {
            String message = "the nodes pull from " + Problem.quote(registry.text())
                    + ", but neither auths nor insecureRegistries states its transport: probe it";
            in.note(NoteCode.TRANSPORT_NOT_STATED, registry, message);
        }
    }
}
