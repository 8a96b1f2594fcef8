package io.github.eciregistry.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The container runtime of a node, Debian's {@code containerd}, with a state of its own and its own file of host names:
 * both the runtime and its client run in a mount namespace in which {@code /etc/hosts} is that file.
 */
final class Containerd implements AutoCloseable {

    private static final String PACKAGE = "containerd runc";

    private final Path folder;
    private final Path hosts;
    private final Process process;

    private Containerd(Path folder, Path hosts, Process process) {
        this.folder = folder;
        this.hosts = hosts;
        this.process = process;
    }

    /** Starts the runtime, to which each name is the loopback address. */
    static Containerd start(Path folder, String... names) throws IOException, InterruptedException {
        Program.require("ctr", PACKAGE);
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "127.0.0.1 localhost " + String.join(" ", names) + "\n");
        Path config = folder.resolve("config.toml");
        Files.writeString(config, "version = 2\ndisabled_plugins = [\"io.containerd.grpc.v1.cri\"]\n");
        Process process = Program.require("unshare", "util-linux")
                .builder(inNamespace(
                        hosts,
                        List.of(
                                "containerd",
                                "--config",
                                config.toString(),
                                "--root",
                                folder.resolve("root").toString(),
                                "--state",
                                folder.resolve("state").toString(),
                                "--address",
                                socket(folder).toString())))
                .redirectOutput(folder.resolve("containerd.log").toFile())
                .start();
        Containerd containerd = new Containerd(folder, hosts, process);
        for (int i = 0; i < 150 && process.isAlive(); i++) {
            if (Files.exists(socket(folder)) && containerd.ctr("version").exitCode() == 0) {
                return containerd;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        containerd.close();
        throw Program.missing("containerd does not start here: " + Files.readString(folder.resolve("containerd.log")));
    }

    private static Path socket(Path folder) {
        return folder.resolve("containerd.sock");
    }

    private static List<String> inNamespace(Path hosts, List<String> command) {
        List<String> arguments = new ArrayList<>(
                List.of("--mount", "sh", "-c", "mount --bind \"$0\" /etc/hosts && exec \"$@\"", hosts.toString()));
        arguments.addAll(command);
        return arguments;
    }

    /** Pulls an image as {@code ctr images pull} does with some options. */
    Program.Outcome pull(String image, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("images", "pull", "--snapshotter", "native"));
        arguments.addAll(options);
        arguments.add(image);
        return ctr(arguments.toArray(String[]::new));
    }

    private Program.Outcome ctr(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("ctr", "--address", socket(folder).toString()));
        command.addAll(List.of(arguments));
        return Program.require("unshare", "util-linux")
                .run(inNamespace(hosts, command).toArray(String[]::new));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
