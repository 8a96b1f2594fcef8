package io.github.eciregistry.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the settings of tools that start a Docker daemon in a virtual machine: {@code docker} in Colima's {@code
 * colima.yaml} is a {@code daemon.json}, and minikube has a list of its own.
 */
final class DockerSettingsReader {

    private static final List<String> MINIKUBE = List.of("insecure-registry", "InsecureRegistry");

    private DockerSettingsReader() {}

    static boolean hasRegistries(ConfigNode root) {
        ConfigNode docker = root.get("docker");
        boolean isColima = docker != null
                && docker.type() == ValueType.MAPPING
                && (root.get("runtime") != null
                        || docker.get("insecure-registries") != null
                        || docker.get("registry-mirrors") != null);
        return isColima || MINIKUBE.stream().anyMatch(key -> root.get(key) != null);
    }

    static void read(ConfigReading in) {
        ConfigNode docker = in.get(in.root(), "docker");
        if (docker != null && docker.type() == ValueType.MAPPING) {
            DockerDaemonReader.readRegistries(in, docker);
        }
        for (String key : MINIKUBE) {
            ConfigNode value = in.get(in.root(), key);
            List<ConfigNode> items = new ArrayList<>();
            if (value != null && value.type() == ValueType.STRING) {
                items.add(value);
            } else {
                items.addAll(in.items(in.root(), key, ValueType.STRING));
            }
            InsecureRegistries.read(in, items, "Docker");
        }
    }
}
