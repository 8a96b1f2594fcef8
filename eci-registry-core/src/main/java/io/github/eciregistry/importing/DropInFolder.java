package io.github.eciregistry.importing;

import io.github.eciregistry.importing.RegistryImport.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of settings with a directory of drop-ins next to it, such as {@code /etc/containers}: its {@code
 * registries.conf}, then the {@code *.conf} of its {@code registries.conf.d}; or only a directory of drop-ins. The
 * names are those of their {@link ConfigFormat}.
 */
enum DropInFolder {
    REGISTRIES_CONF("registries.conf", Signature.REGISTRIES_CONF) {
        @Override
        void read(List<ConfigReading> files, boolean hasMain) {
            RegistriesConfReader.read(files, !hasMain);
        }
    },
    CRIO("crio.conf", Signature.CRIO) {
        @Override
        void read(List<ConfigReading> files, boolean hasMain) {
            CrioReader.read(files);
        }
    };

    private final String fileName;

    @SuppressWarnings("ImmutableEnumChecker") // Its predicates are lambdas without state.
    private final Signature signature;

    DropInFolder(String fileName, Signature signature) {
        this.fileName = fileName;
        this.signature = signature;
    }

    abstract void read(List<ConfigReading> files, boolean hasMain);

    /**
     * Returns the files of a directory that belong together, or an empty list if it has neither the file nor drop-ins.
     */
    List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Path main = folder.resolve(fileName);
        if (Files.isRegularFile(main)) {
            files.add(main);
        }
        Path dropIns = folder.resolve(fileName + ".d");
        if (Files.isDirectory(dropIns)) {
            files.addAll(confFiles(dropIns));
        } else if (files.isEmpty() && isDropIns(folder)) {
            files.addAll(confFiles(folder));
        }
        return files;
    }

    private boolean isDropIns(Path folder) {
        return String.valueOf(folder.getFileName()).equals(fileName + ".d");
    }

    /** Reads a directory, or one of drop-ins, whatever its name. */
    RegistryImport read(Path folder) throws IOException {
        List<Path> files = files(folder);
        return read(folder, files.isEmpty() ? confFiles(folder) : files);
    }

    RegistryImport read(Path folder, List<Path> files) throws IOException {
        ImportFindings findings = new ImportFindings();
        List<ConfigReading> readings = new ArrayList<>();
        for (Path file : files) {
            findings.file(ReadFile.used(file.toString(), name()));
            ConfigReading in = ConfigReading.ofFolder(file, ConfigSyntax.TOML, findings);
            if (in != null && signature.accepts(in, List.of(in.root()), name())) {
                readings.add(in);
            }
        }
        read(readings, Files.isRegularFile(folder.resolve(fileName)));
        return findings.toImport(folder.toString());
    }

    private static List<Path> confFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(".conf"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        }
    }
}
