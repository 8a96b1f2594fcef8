package io.github.eciregistry.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a folder such as {@code /etc/containers}: its {@code registries.conf}, then the drop-ins in its {@code
 * registries.conf.d}; or a folder of drop-ins itself.
 */
final class RegistriesConfFolder {

    static final String FILE_NAME = "registries.conf";
    static final String DROP_INS = "registries.conf.d";

    private RegistriesConfFolder() {}

    static RegistryImport read(Path folder) throws IOException {
        Path main = folder.resolve(FILE_NAME);
        Path dropIns = folder.resolve(DROP_INS);
        boolean hasMain = Files.isRegularFile(main);
        List<Path> files = new ArrayList<>();
        if (hasMain) {
            files.add(main);
        }
        if (Files.isDirectory(dropIns)) {
            files.addAll(confFiles(dropIns));
        } else if (!hasMain) {
            files.addAll(confFiles(folder));
        }
        ImportFindings findings = new ImportFindings();
        List<ConfigReading> readings = new ArrayList<>();
        for (Path file : files) {
            ConfigReading in = ConfigReading.ofFolder(file, ConfigSyntax.TOML, findings);
            if (in != null) {
                readings.add(in);
            }
        }
        RegistriesConfReader.read(readings, !hasMain);
        return findings.toImport();
    }

    static List<Path> confFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(".conf"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        }
    }
}
