package io.github.eciregistry.kind;

import static io.github.eciregistry.kind.WorkloadKind.templates;

import java.util.List;

/** Kinds of operators for databases and message brokers. */
final class DatabaseKinds {

    private DatabaseKinds() {}

    /**
     * Read on 2026-12-01: cloudnative-pg api/v1 at a95a534, rabbitmq/cluster-operator internal/resource/statefulset.go at
     * 06cda8e (only the override reaches pods), zalando/postgres-operator postgresql_type.go and k8sres.go,
     * Altinity/clickhouse-operator type_templates.go.
     */
    static List<WorkloadKind> all() {
        String rabbit = "override.statefulSet.spec.template";
        return List.of(
                WorkloadKind.of(
                        "postgresql.cnpg.io",
                        "Cluster",
                        PodLocation.of(
                                "spec",
                                "inheritedMetadata.annotations",
                                "imageName",
                                "postgresql.extensions[*].image.reference")),
                WorkloadKind.of(
                        "postgresql.cnpg.io",
                        "Pooler",
                        PodLocation.of("spec", "template.metadata.annotations", "pgbouncer.image")
                                .withPodSpec("template.spec")),
                WorkloadKind.of(
                        "rabbitmq.com",
                        "RabbitmqCluster",
                        PodLocation.of(
                                        "spec",
                                        rabbit + ".metadata.annotations",
                                        "image",
                                        "secretBackend.vault.defaultUserUpdaterImage")
                                .withPodSpec(rabbit + ".spec")),
                WorkloadKind.of(
                        "acid.zalan.do",
                        "postgresql",
                        PodLocation.of(
                                "spec",
                                "podAnnotations",
                                "dockerImage",
                                "initContainers[*].image",
                                "sidecars[*].image",
                                "connectionPooler.dockerImage")),
                templates("clickhouse.altinity.com", "ClickHouseInstallation", "spec.templates.podTemplates[*]"),
                templates(
                        "clickhouse.altinity.com", "ClickHouseInstallationTemplate", "spec.templates.podTemplates[*]"),
                templates(
                        "clickhouse-keeper.altinity.com",
                        "ClickHouseKeeperInstallation",
                        "spec.templates.podTemplates[*]"));
    }
}
