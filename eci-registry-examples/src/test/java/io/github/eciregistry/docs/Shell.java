package io.github.eciregistry.docs;

import io.github.eciregistry.cli.EciRegistryCommand;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of a page as a reader types them, in a directory of their own. There is {@code eci-registry}, a few
 * commands of every system, and stand-ins for the tools that a reader has and a test has not, or that take too long: these
 * take the arguments below and no others, and print what the page says they print.
 */
final class Shell {

    private static final Pattern SCRIPT = Pattern.compile("\\.ci/\\w+|eci-registry-examples/[\\w/-]+\\.sh");

    private static final Path BASH = Path.of("/bin/bash");

    private static final List<String> SYSTEM = List.of("cat", "cp", "ls", "mkdir", "mv");

    private static final Map<String, List<String>> OTHERS = Map.of(
            "git", List.of("clone --depth 1 https://github.com/eci-registry/eci-registry *"),
            "helm", List.of("template *"),
            "kubectl",
                    List.of(
                            "apply -f *",
                            "apply -k eci-registry-examples/deploy/*",
                            "describe pod *",
                            "get *",
                            "kustomize *"),
            "mvn",
                    List.of(
                            "verify",
                            "-q -DskipTests package",
                            "-q -DskipTests install",
                            "-q -f * package",
                            "-q -Pbenchmarks * package",
                            "-Pmutation *"));

    private static final String JAR = """
            #!/bin/bash
            [[ $1 == -jar && ( $2 == *benchmarks.jar || $2 == *eci-registry-webhook.jar ) ]] && exit
            [[ $1 == -jar && $2 == *eci-registry.jar && -e $2 ]] || exit 127
            shift 2
            exec "${0%/*}/../built/eci-registry" "$@"
            """;

    /** Unpacks what the build would have packed: the command, where the archive has its start script. */
    private static final String TAR = """
            #!/bin/bash
            [[ $# == 4 && $1 == -xzf && -e $2 && $2 == */eci-registry-*.tar.gz && $3 == -C ]] || exit 127
            archive=${2##*/}
            bin=$4/${archive%.tar.gz}/bin
            mkdir -p "$bin"
            cp "${0%/*}/../built/eci-registry" "$bin"
            """;

    /** Leaves what a build of the source tree leaves, as far as commands use it. */
    private static final String BUILD = """
            root=.
            [[ $2 == -f ]] && root=${3%%/pom.xml}
            target=$root/eci-registry-examples/target
            /bin/mkdir -p $target
            : > $target/eci-registry.jar
            : > $target/eci-registry-%s.tar.gz ;;
            """;

    /** The directory that the commands run in. */
    final Path directory;

    private final Path programs;
    private int prints;

    /**
     * Makes a shell whose commands run in a new directory below a folder.
     *
     * @param isInstalled whether {@code eci-registry} is there before it is built and unpacked
     */
    Shell(Path folder, Path hosts, boolean isInstalled) throws IOException {
        Path home = Files.createTempDirectory(folder, "page");
        directory = Files.createDirectory(home.resolve("work"));
        programs = Files.createDirectory(home.resolve("bin"));
        for (String name : SYSTEM) {
            program(name, "#!/bin/bash\nexec /bin/" + name + " \"$@\"\n");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "#!/bin/bash\nexec " + java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                + " -Djdk.net.hosts.file=" + hosts + " -cp " + System.getProperty("java.class.path") + " "
                + EciRegistryCommand.class.getName() + " \"$@\"\n";
        program(Files.createDirectory(home.resolve("built")).resolve("eci-registry"), command);
        if (isInstalled) {
            program("eci-registry", command);
        }
        program("java", JAR);
        program("tar", TAR);
        for (String name : OTHERS.keySet()) {
            program(name, "#!/bin/bash\ncase \"$*\" in\n");
        }
    }

    /** Returns whether this is a system that has what the tests use: Linux, with bash. */
    static boolean isThere() {
        return Files.isExecutable(BASH) && Files.isDirectory(Path.of("/proc/self"));
    }

    private void program(String name, String text) throws IOException {
        program(programs.resolve(name), text);
    }

    private static void program(Path path, String text) throws IOException {
        File file = Files.writeString(path, text).toFile();
        if (!file.setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Lets a tool print a text when it is called with arguments, both as a page shows them. */
    void prints(String command, String text) throws IOException {
        String name = command.substring(0, command.indexOf(' '));
        Path output = Files.writeString(programs.resolve("prints" + prints++), text);
        Path stub = programs.resolve(name);
        Files.writeString(
                stub,
                Files.readString(stub) + "'" + command.substring(name.length() + 1) + "') cat " + output + " ;;\n");
    }

    /** Ends the list of what the tools print. */
    void begin() throws IOException {
        for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
            StringBuilder cases = new StringBuilder();
            for (String arguments : other.getValue()) {
                boolean isBuild = other.getKey().equals("mvn") && arguments.endsWith("package");
                cases.append('\'')
                        .append(arguments.replace("*", "'*'"))
                        .append("') ")
                        .append(isBuild ? BUILD.formatted(version()) : "[[ $* != *' -' ]] || cat > /dev/null ;;\n");
            }
            cases.append(
                    "*) echo \"$(basename $0) $*: not among the commands of the documentation\"; exit 127 ;;\nesac\n");
            Path stub = programs.resolve(other.getKey());
            Files.writeString(stub, Files.readString(stub) + cases);
        }
    }

    /** Returns the version of the project, which the names of what it builds contain. */
    private static String version() throws IOException {
        Matcher version = Pattern.compile("<artifactId>eci-registry</artifactId>\\s*<version>([^<]+)")
                .matcher(Files.readString(Page.ROOT.resolve("pom.xml")));
        return version.find() ? version.group(1) : "";
    }

    /** Lets the scripts of the source tree that commands name do nothing; they need tools that a test has not. */
    private void shipScripts(String commands) throws IOException {
        Matcher script = SCRIPT.matcher(commands);
        while (script.find()) {
            if (Files.isExecutable(Page.ROOT.resolve(script.group()))) {
                Path copy = directory.resolve(script.group());
                Files.createDirectories(copy.getParent());
                program(copy, "#!/bin/bash\n");
            }
        }
    }

    /** What commands came to. */
    record Run(int exitCode, String output) {}

    /** Runs commands, one after the other, until one fails. */
    Run run(String commands) throws IOException, InterruptedException {
        shipScripts(commands);
        ProcessBuilder bash = new ProcessBuilder(BASH.toString(), "-e", "-o", "pipefail", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        bash.environment().clear();
        bash.environment().putAll(Map.of("PATH", programs.toString(), "LC_ALL", "C.UTF-8"));
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Run(process.waitFor(), output);
    }
}
