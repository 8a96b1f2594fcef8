package io.github.eciregistry.importing;

import static io.github.eciregistry.importing.ConfigFormat.REGCLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegclientImportTest {

    @Test
    void readsRegctlHosts() {
        RegistryImport read = REGCLIENT.parse("""
                {
                \t"hosts": {
                \t\t"plain.example:5000": {"tls": "disabled", "user": "ann", "pass": "hunter2"},
                \t\t"self.example": {"tls": "Insecure", "mirrors": ["m.example"]},
                \t\t"ca.example": {"regcert": "-----BEGIN", "clientcert": "x", "clientkey": "hunter2"},
                \t\t"good.example": {"tls": "enabled"},
                \t\t"alias": {"tls": "disabled", "hostname": "10.7.0.5:5000"},
                \t\t"docker.io": {"tls": "enabled", "hostname": "registry-1.docker.io"},
                \t\t"quiet.example": {"credHelper": "docker-credential-x"}
                \t}
                }
                """, "config.json");
        assertThat(Imports.statements(read))
                .containsExactly(
                        "plain.example:5000 PLAIN_HTTP",
                        "self.example SKIP_VERIFY",
                        "ca.example SKIP_VERIFY",
                        "good.example HTTPS",
                        "10.7.0.5:5000 PLAIN_HTTP");
        assertThat(read.rules().get(1).place()).hasToString("config.json:4:3: hosts.\"self.example\"");
        assertThat(Imports.notes(read))
                .containsExactly(
                        "CREDENTIALS_IGNORED 3:3",
                        "PORT_WIDENED 4:3",
                        "MIRROR_IGNORED 4:51",
                        "CREDENTIALS_IGNORED 5:3",
                        "PORT_WIDENED 5:3",
                        "CA_NOT_SUPPORTED 5:29",
                        "CLIENT_CERTIFICATE 5:57",
                        "LOCATION_REMAPPED 7:44");
        assertThat(read.toString()).doesNotContain("hunter2").doesNotContain("BEGIN");
    }

    @Test
    void readsRegsyncCreds() {
        RegistryImport read = REGCLIENT.parse("""
                version: 1
                creds:
                  - registry: reg.example:5000
                    tls: disabled
                  - registry: self.example:443
                    tls: insecure
                    pass: hunter2
                """, "regsync.yml");
        assertThat(Imports.statements(read))
                .containsExactly("reg.example:5000 PLAIN_HTTP", "self.example:443 SKIP_VERIFY");
        assertThat(Imports.notes(read)).containsExactly("CREDENTIALS_IGNORED 5:5");
    }

    @Test
    void refusesAnUnknownWord() {
        assertThat(Imports.problems(REGCLIENT, "{\"hosts\": {\"a.example\": {\"tls\": \"off\"}}}"))
                .containsExactly("INVALID_SETTING 1:33");
        assertThat(Imports.problems(REGCLIENT, "creds:\n- tls: disabled\n"))
                .containsExactly("INVALID_REGISTRY_FORMAT 2:3");
    }
}
