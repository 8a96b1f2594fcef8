package io.github.eciregistry.manifest;

import io.github.eciregistry.Problem;
import io.github.eciregistry.TextEdit;
import io.github.eciregistry.internal.document.Document;
import io.github.eciregistry.internal.document.Documents;
import io.github.eciregistry.internal.document.LineIndex;
import io.github.eciregistry.kind.WorkloadKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rewrites manifests for ECI in place, so that their pods run on Container Compute Service (ACS).
 *
 * <p>In the pods of each object, the keys of the two registry annotations become those of ACS, and the labels {@code
 * alibabacloud.com/eci: "true"} and {@code eci: "true"} become {@code alibabacloud.com/acs: "true"} (Alibaba Cloud, "ACS
 * pod annotations", read 2026-12-01). Values and all other bytes stay.
 *
 * <p>Everything else of ECI stays and is reported with the code {@link io.github.eciregistry.ProblemCode#NOT_MIGRATED}:
 * annotations that have no documented counterpart or one whose values may differ, placement on virtual nodes, labels of
 * namespaces, and ImageCaches.
 *
 * <p>Immutable and thread-safe. No file and no network is used.
 *
 * @since 0.1.0
 */
public final class AcsMigration {

    private final WorkloadKinds kinds;

    private AcsMigration(WorkloadKinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Creates a migration of the {@linkplain WorkloadKinds#standard() standard kinds}.
     *
     * @return the migration
     */
    public static AcsMigration create() {
        return new AcsMigration(WorkloadKinds.standard());
    }

    /**
     * Returns this migration with another table of kinds.
     *
     * @param newKinds the kinds to migrate
     * @return a changed copy
     */
    public AcsMigration withKinds(WorkloadKinds newKinds) {
        return new AcsMigration(Objects.requireNonNull(newKinds, "kinds"));
    }

    /**
     * Migrates a manifest. Migrating twice equals migrating once.
     *
     * @param text YAML or JSON, any number of documents
     * @return the edits, the text they give, and the problems found
     */
    public ManifestEdit migrate(String text) {
        Objects.requireNonNull(text, "text");
        List<TextEdit> edits = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        LineIndex lines = new LineIndex(text);
        int documents = 0;
        for (Document document : Documents.read(text)) {
            DocumentMigration migration = new DocumentMigration(text, document, lines, kinds);
            migration.run();
            edits.addAll(migration.edits());
            problems.addAll(migration.problems());
            documents += document.isEmpty() ? 0 : 1;
        }
        return new ManifestEdit(text, edits, problems, List.of(), documents);
    }

    /** Returns the kinds. */
    @Override
    public String toString() {
        return "AcsMigration[" + kinds + "]";
    }
}
