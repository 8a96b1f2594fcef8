package io.github.eciregistry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.Registry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The registry itself, Debian's {@code docker-registry}, on a loopback port, with storage of its own. */
final class DockerRegistry implements AutoCloseable {

    static final String USER = "alice";
    static final String PASSWORD = "wonderland";

    private static final String LISTENING = "listening on 127.0.0.1:";

    private final Process process;
    private final int port;

    private DockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static DockerRegistry plainHttp(Path folder) throws IOException {
        return start(folder, "");
    }

    static DockerRegistry https(Path folder, TestCertificates certificate)
            throws IOException, GeneralSecurityException {
        return start(folder, tls(folder, certificate));
    }

    /** Starts a registry that wants {@link #USER} and {@link #PASSWORD}. */
    static DockerRegistry httpsWithPassword(Path folder, TestCertificates certificate)
            throws IOException, GeneralSecurityException, InterruptedException {
        Program.Outcome htpasswd = Program.require("htpasswd", "apache2-utils").run("-Bbn", USER, PASSWORD);
        assertThat(htpasswd.exitCode()).isZero();
        Files.writeString(folder.resolve("htpasswd"), htpasswd.output());
        String auth = "auth:\n  htpasswd:\n    realm: test\n    path: " + folder.resolve("htpasswd") + "\n";
        return start(folder, tls(folder, certificate) + auth);
    }

    private static String tls(Path folder, TestCertificates certificate) throws IOException, GeneralSecurityException {
        Path chain = folder.resolve("chain.pem");
        Path key = folder.resolve("key.pem");
        certificate.writePem(chain, key);
        return "  tls:\n    certificate: " + chain + "\n    key: " + key + "\n";
    }

    private static DockerRegistry start(Path folder, String more) throws IOException {
        Path config = folder.resolve("config.yml");
        Files.writeString(
                config,
                "version: 0.1\n"
                        + "log:\n  level: info\n"
                        + "storage:\n  filesystem:\n    rootdirectory: " + folder.resolve("storage") + "\n"
                        + "http:\n  addr: 127.0.0.1:0\n"
                        + more);
        Process process = Program.require("docker-registry", "docker-registry")
                .builder(List.of("serve", config.toString()))
                .start();
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            int at = line.indexOf(LISTENING);
            if (at >= 0) {
                drain(log);
                return new DockerRegistry(process, portAt(line, at + LISTENING.length()));
            }
        }
        throw new IOException("docker-registry does not start with " + config);
    }

    private static int portAt(String line, int from) {
        int end = from;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Integer.parseInt(line.substring(from, end));
    }

    /** Reads the log away, so that a full pipe does not stop the registry. */
    private static void drain(BufferedReader log) {
        Thread thread = new Thread(() -> log.lines().forEach(line -> {}), "docker-registry-log");
        thread.setDaemon(true);
        thread.start();
    }

    Registry registry(String host) {
        return Registry.parse(host + ":" + port);
    }

    /** Puts an image there, {@code test/nginx:latest}, with the client's options. */
    void push(Path folder, String... options) throws IOException, InterruptedException {
        Path image = OciImage.write(folder.resolve("image"));
        List<String> arguments = new ArrayList<>(List.of("copy", "--dest-tls-verify=false"));
        arguments.addAll(List.of(options));
        arguments.add("oci:" + image + ":latest");
        arguments.add("docker://" + registry("127.0.0.1") + "/test/nginx:latest");
        Program.Outcome outcome = Program.require("skopeo", "skopeo").run(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
