package io.github.eciregistry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.policy.Transport;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in a file are nowhere in what comes of reading it, be it an import or an exception. */
class CredentialsTest {

    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOCKER_DAEMON    | {'insecure-registries': ['http://ann:hunter2@reg.example', 'ann:hunter2@reg.example:5000']}",
                "DOCKER_DAEMON    | {'insecure-registries': ['svn://hunter2@reg.example', 'a:b:hunter2@c/8', '*.hunter2@a_b']}",
                "DOCKER_DAEMON    | {'registry-mirrors': ['http://ann:hunter2@reg.example']}",
                "DOCKER_DAEMON    | {'auths': {'reg.example': {'auth': 'hunter2'}}, 'http-proxy': 'http://ann:hunter2@proxy'}",
                "DOCKER_DAEMON    | {'auth': hunter2}",
                "DOCKER_DAEMON    | {'auth': 'hunter2",
                "DOCKER_DAEMON    | {'auth': 'hunter2\\q'}",
                "DOCKER_DAEMON    | {'http://ann:hunter2@a.example': 1, 'http://ann:hunter2@a.example': 2}",
                "REGISTRIES_CONF  | [[registry]];location = 'ann:hunter2@reg.example/team';insecure = true",
                "REGISTRIES_CONF  | [[registry]];location = 'http://ann:hunter2@reg.example'",
                "REGISTRIES_CONF  | [[registry]];location = 'a.example';prefix = 'ann:hunter2@*.example'",
                "REGISTRIES_CONF  | unqualified-search-registries = ['ann:hunter2@reg.example']",
                "REGISTRIES_CONF  | [registries.block];registries = ['ann:hunter2@reg.example']",
                "CONTAINERD_HOSTS | server = 'https://ann:hunter2@reg.example';skip_verify = 1",
                "CONTAINERD_HOSTS | server = 'https://ann:hunter2@other.example'",
                "CONTAINERD_HOSTS | server = 'ftp://ann:hunter2@reg.example'",
                "CONTAINERD_HOSTS | [host.'https://ann:hunter2@reg.example'];skip_verify = true;header.Authorization = 'Basic hunter2'",
                "CONTAINERD_HOSTS | [host.'https://ann:hunter2@reg.example'];skip_verify = 'x'",
                "CONTAINERD_CRI   | [plugins.cri.registry.configs.'reg.example'.auth];password = 'hunter2';identitytoken = hunter2",
                "CONTAINERD_CRI   | [plugins.cri.registry.configs.'http://ann:hunter2@reg.example'];tls.insecure_skip_verify = true",
                "CONTAINERD_CRI   | [plugins.cri.registry.configs.'ann:hunter2@reg.example'];tls.insecure_skip_verify = true",
                "CONTAINERD_CRI   | [plugins.cri.registry.mirrors.'reg.example'];endpoint = ['http://ann:hunter2@reg.example']",
                "CONTAINERD_CRI   | [plugins.cri.registry.auths.'reg.example'];auth = 'hunter2'",
                "CONTAINERD_CRI   | [plugins.cri.registry];config_path = 'http://ann:hunter2@reg.example'",
                "K3S_REGISTRIES   | configs: {reg.example: {auth: {password: hunter2, identity_token: hunter2}, tls: {insecure_skip_verify: true}}}",
                "K3S_REGISTRIES   | configs: {reg.example: {auth: hunter2, tls: hunter2}}",
                "K3S_REGISTRIES   | configs:; auth: {password: hunter2; tls:",
                "K3S_REGISTRIES   | password: 'hunter2",
                "K3S_REGISTRIES   | password: %hunter2",
                "K3S_REGISTRIES   | password: *hunter2",
                "K3S_REGISTRIES   | password: !!binary hunter2",
                "K3S_REGISTRIES   | password: !hunter2!x y",
                "K3S_REGISTRIES   | ? {password: hunter2};: x",
                "BUILDKIT         | [registry.'ann:hunter2@reg.example'];http = true",
                "BUILDKIT         | [registry.'reg.example'];mirrors = ['ann:hunter2@m.example'];http = hunter2",
                "REGCLIENT        | {'hosts': {'reg.example': {'user': 'ann', 'pass': 'hunter2', 'token': 'hunter2', 'tls': 'disabled'}}}",
                "REGCLIENT        | {'hosts': {'reg.example': {'tls': 'hunter2', 'clientKey': 'hunter2'}}}",
                "REGCLIENT        | {'hosts': {'reg.example': {'tls': 'disabled', 'hostname': 'ann:hunter2@reg.example'}}}",
            })
    void areNowhere(ConfigFormat format, String text) {
        String file = text.replace(';', '\n');
        String read = file.startsWith("{") ? file.replace('\'', '"') : file;
        assertThat(saysOf(format, read, false)).doesNotContain(SECRET);
        assertThat(saysOf(format, read, true)).doesNotContain(SECRET);
    }

    private static String saysOf(ConfigFormat format, String text, boolean lenient) {
        try {
            String name = "reg.example/hosts.toml";
            RegistryImport read = lenient ? format.parseLenient(text, name) : format.parse(text, name);
            return read + " " + read.settle(Transport.HTTPS).toPolicy();
        } catch (InvalidInputException e) {
            return e + " " + e.problems().stream().map(CredentialsTest::saysOf).toList() + causesOf(e);
        }
    }

    private static List<String> saysOf(Problem problem) {
        return List.of(
                problem.input(),
                problem.message(),
                problem.path().orElse(""),
                problem.hint().orElse(""));
    }

    private static String causesOf(Throwable e) {
        return e.getCause() + " " + List.of(e.getSuppressed());
    }
}
