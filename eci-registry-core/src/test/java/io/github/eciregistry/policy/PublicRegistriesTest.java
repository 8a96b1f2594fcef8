package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRegistriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.io",
                "QUAY.io",
                "mcr.microsoft.com",
                "k8s.gcr.io",
                "eu.gcr.io",
                "registry-1.docker.io",
                "registry.cn-beijing.aliyuncs.com",
                "1234.dkr.ecr.eu-west-1.amazonaws.com",
                "team.azurecr.cn"
            })
    void containARegistry(String host) {
        assertThat(PublicRegistries.contains(host)).isTrue();
        assertThat(PublicRegistries.isOfOperator(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.docker.com",
                "cdn01.quay.io",
                "github.com",
                "storage.googleapis.com",
                "aliyuncs.com",
                "sso.redhat.com",
                "MCR.REGIONAL.microsoft.com"
            })
    void doNotContainAnotherHostOfAnOperator(String host) {
        assertThat(PublicRegistries.contains(host)).isFalse();
        assertThat(PublicRegistries.isOfOperator(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "io",
                "localhost",
                "192.168.1.10",
                "harbor.pre.com",
                "quay.io.test",
                "myaliyuncs.com",
                "mine-1.elb.eu-west-1.amazonaws.com",
                "ec2-1-2-3-4.compute-1.amazonaws.com",
                "alb-x.cn-beijing.alb.aliyuncs.com"
            })
    void containNeitherOthersNorWhatCustomersRun(String host) {
        assertThat(PublicRegistries.contains(host)).isFalse();
        assertThat(PublicRegistries.isOfOperator(host)).isFalse();
    }
}
