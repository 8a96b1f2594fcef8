package io.github.eciregistry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.reference.Registry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "registry.fedoraproject.org",
                "registry.suse.com",
                "registry.opensuse.org",
                "registry.connect.redhat.com",
                "docker.mirrors.ustc.edu.cn",
                "hub-mirror.c.163.com",
                "docker.m.daocloud.io",
                "1234.dkr.ecr.eu-west-1.amazonaws.com",
                "team.azurecr.cn"
            })
    void containARegistry(String host) {
        assertThat(PublicRegistries.contains(host)).isTrue();
        assertThat(PublicRegistries.contains(Registry.parse(host + ":443"))).isTrue();
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
    void containTheOtherHostsOfAnOperator(String host) {
        assertThat(PublicRegistries.contains(host)).isTrue();
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
                "harbor.lab.ustc.edu.cn",
                "myaliyuncs.com",
                "mine-1.elb.eu-west-1.amazonaws.com",
                "ec2-1-2-3-4.compute-1.amazonaws.com",
                "alb-x.cn-beijing.alb.aliyuncs.com"
            })
    void containNeitherOthersNorWhatCustomersRun(String host) {
        assertThat(PublicRegistries.contains(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "quay.io, true",
        "Quay.io:8443, true",
        "*.azurecr.io, true",
        "*.eu.gcr.io, true",
        "*.io, true",
        "*.cn:5000, true",
        "*.test, false",
        "*.elb.eu-west-1.amazonaws.com, false",
        "harbor.pre.com, false",
        "0.0.0.0/0, false"
    })
    void areMatchedByAPattern(String pattern, boolean expected) {
        assertThat(PublicRegistries.areMatchedBy(RegistryPattern.parse(pattern)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "registry-1.docker.io, true",
        "K8S.gcr.io, true",
        "mcr.microsoft.com, true",
        "gcr.io, false",
        "ghcr.io, false",
        "mine.azurecr.io, false",
        "harbor.pre.com, false"
    })
    void someLetEveryonePull(String host, boolean expected) {
        assertThat(PublicRegistries.isOpenToEveryone(host)).isEqualTo(expected);
    }
}
