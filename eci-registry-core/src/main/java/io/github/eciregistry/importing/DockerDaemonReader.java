package io.github.eciregistry.importing;

import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.Locale;
import java.util.Set;

/**
 * Reads Docker's {@code daemon.json}, which iSulad and others also use. dockerd does not start if it does not know a key
 * (<a
 * href="https://github.com/moby/moby/blob/0c73c459b46aea2a524f214e7d8d646166911f1f/daemon/config/config.go">moby
 * daemon/config/config.go</a>, read 2026-11-23).
 */
final class DockerDaemonReader {

    private static final String INSECURE = "insecure-registries";

    /** The keys of dockerd, including those of older versions. */
    static final Set<String> KEYS = Set.of(
            ("add-registry allow-direct-routing allow-nondistributable-artifacts api-cors-header authorization-plugins bip"
                            + " bip6 block-registry bridge bridge-accept-fwmark builder cdi-spec-dirs cgroup-parent"
                            + " cluster-advertise cluster-store cluster-store-opts config-file containerd"
                            + " containerd-namespace containerd-plugins-namespace cpu-rt-period cpu-rt-runtime data-root"
                            + " debug default-address-pools default-cgroupns-mode default-gateway default-gateway-v6"
                            + " default-ipc-mode default-network-opts default-runtime default-shm-size default-ulimits"
                            + " deprecated-key-path disable-legacy-registry dns dns-opts dns-search exec-opts exec-root"
                            + " experimental features firewall-backend fixed-cidr fixed-cidr-v6 graph group"
                            + " host-gateway-ip host-gateway-ips hosts http-proxy https-proxy icc init init-path"
                            + " insecure-registries ip ip-forward ip-forward-no-drop ip-masq ip6tables iptables ipv6"
                            + " labels live-restore log-driver log-format log-level log-opts max-concurrent-downloads"
                            + " max-concurrent-uploads max-download-attempts metrics-addr min-api-version mtu"
                            + " network-control-plane-mtu network-diagnostic-port no-new-privileges no-proxy"
                            + " node-generic-resources nri-opts oom-score-adjust pidfile proxies raw-logs"
                            + " registry-mirrors rootless runtimes seccomp-profile selinux-enabled shutdown-timeout"
                            + " storage-driver storage-opts swarm-default-advertise-addr swarm-raft-election-tick"
                            + " swarm-raft-heartbeat-tick tls tlscacert tlscert tlskey tlsverify userland-proxy"
                            + " userland-proxy-path userns-remap validate")
                    .split(" "));

    private DockerDaemonReader() {}

    static void read(ConfigReading in) {
        for (ConfigNode entry : in.root().entries()) {
            if (!KEYS.contains(entry.key())) {
                unknownKey(in, entry);
            }
        }
        readRegistries(in, in.root());
    }

    /** Reads the keys about registries of a mapping that becomes a {@code daemon.json}. */
    static void readRegistries(ConfigReading in, ConfigNode daemon) {
        for (ConfigNode mirror : in.items(daemon, "registry-mirrors", ValueType.STRING)) {
            in.note(NoteCode.MIRROR_IGNORED, mirror, "Docker pulls Docker Hub's images from a mirror, ECI does not");
        }
        InsecureRegistries.read(in, in.items(daemon, INSECURE, ValueType.STRING), "Docker");
    }

    /** Checks whether a key seems to be meant for registries, although dockerd does not know it. */
    static boolean isMisspelled(String key) {
        return !key.equals(INSECURE)
                && key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("insecureregistr");
    }

    /** A misspelled key for registries would lose them; other keys matter less, and new versions may have more. */
    private static void unknownKey(ConfigReading in, ConfigNode entry) {
        String message = "dockerd does not start with the key " + Problem.quote(entry.key());
        if (isMisspelled(entry.key())) {
            in.problem(ProblemCode.UNKNOWN_KEY, entry, "", message + ": write " + INSECURE);
        } else {
            in.note(NoteCode.UNKNOWN_KEY, entry, message + ", unless a version of it has this key");
        }
    }
}
