package io.github.eciregistry.cli;

import java.util.stream.Stream;

/** How credentials come into the texts of images, registries and names. */
public final class CredentialForms {

    /** The secret that is in each of them. */
    public static final String SECRET = "cAnArY7";

    private CredentialForms() {}

    /** Returns the forms; none has a quote or a backslash. */
    public static Stream<String> all() {
        return Stream.of(
                "user:cAnArY7@harbor.corp/app",
                "user:cAnArY7@shanghai.corp:5000/app",
                "user:x/cAnArY7/y@harbor.corp/app",
                "user:x,cAnArY7,y@harbor.corp/app",
                "user:x cAnArY7 y@harbor.corp/app",
                "user:x@cAnArY7@harbor.corp",
                "cAnArY7@harbor.corp/app",
                "https://user:cAnArY7@shared-registry:5000/app",
                "docker://u:cAnArY7@h.corp/app?token=cAnArY7",
                "harbor.corp/app?token=cAnArY7",
                "user%3AcAnArY7%40harbor.corp/app",
                "user:cAnArY7\uFF20harbor.corp/app");
    }
}
