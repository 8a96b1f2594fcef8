package io.github.eciregistry.cli;

import io.github.eciregistry.doctor.DoctorFinding;
import io.github.eciregistry.doctor.DoctorReport;
import io.github.eciregistry.doctor.FixKind;
import io.github.eciregistry.doctor.Owner;
import io.github.eciregistry.kind.WorkloadKinds;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.manifest.ManifestEdit;
import io.github.eciregistry.manifest.ManifestPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The option that names the manifests of a cluster, and what {@code annotate} would change in them. */
final class DoctorSource {

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "Manifests of the cluster: also print, as a diff, what 'annotate' changes in the files of the"
                    + " owners. Their kind, namespace and name find them.")
    private List<String> sources = new ArrayList<>();

    boolean isGiven() {
        return !sources.isEmpty();
    }

    /**
     * Returns the diff of the files that describe an owner that an annotation fixes. An owner that no file describes is
     * reported.
     */
    String diff(DoctorReport result, WorkloadKinds kinds, Streams streams, Report report) {
        Set<Owner> owners = new TreeSet<>();
        for (DoctorFinding finding : result.findings()) {
            if (finding.fix().kind() != FixKind.ELSEWHERE) {
                owners.add(finding.owner());
            }
        }
        ManifestAnnotator annotator = ManifestAnnotator.using(result.policy()).withKinds(kinds);
        InputText texts = new InputText(streams, report);
        Set<Owner> missing = new TreeSet<>(owners);
        StringBuilder diff = new StringBuilder();
        for (Input input : Inputs.collect(sources, report)) {
            Optional<ManifestEdit> edit = texts.read(input).map(annotator::annotate);
            if (edit.isEmpty()) {
                continue;
            }
            List<Owner> described = owners.stream()
                    .filter(owner -> edit.get().pods().stream().anyMatch(pod -> describes(pod, owner)))
                    .toList();
            if (!described.isEmpty()) {
                described.forEach(missing::remove);
                edit.get().problems().forEach(problem -> report.problem(input.shownName(), problem));
                input.file()
                        .ifPresent(file -> diff.append(UnifiedDiff.of(
                                FileName.of(file),
                                edit.get().original(),
                                edit.get().edits())));
            }
        }
        missing.forEach(owner -> report.warning(
                String.join(", ", sources), "no file describes " + owner + ": annotate it where it comes from"));
        return diff.length() == 0 ? "" : "\n" + diff;
    }

    /** A manifest without a namespace may be for any. */
    private static boolean describes(ManifestPod pod, Owner owner) {
        String full = owner.namespace() + "/" + owner.name();
        return pod.kind().equals(owner.kind())
                && (pod.name().equals(owner.name()) || pod.name().equals(full));
    }
}
