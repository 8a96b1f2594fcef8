package io.github.eciregistry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Image references to parse. */
public enum Corpus {
    /** 200 references as they stand in manifests, of 38 characters on average. */
    MANIFESTS("references.txt"),
    /** 1,740 references generated to look real, with some that are not valid and some that are odd. */
    REALISTIC("realistic.txt");

    /** How many references {@link #repeated} returns. */
    static final int REPEATED = 1_000;

    /** What people get wrong. No parser here takes long to refuse one. */
    static final List<String> INVALID = List.of(
            "",
            " nginx",
            "nginx ",
            "nginx:",
            "nginx@",
            "Nginx",
            "a b",
            "harbor.pre.com/Test/nginx:1.25",
            "192.168.1.10:5000/test//nginx:latest",
            "192.168.1.10:5000/test/nginx:latest:1",
            "192.168.1.10:5000/test/nginx:-latest",
            "192.168.1.10:port/test/nginx:latest",
            "http://192.168.1.10:5000/test/nginx:latest",
            "harbor.pre.com/test/nginx@sha256:1234",
            "harbor.pre.com/test/nginx@149d439536b3216fdaeeb975729fae923d5a4fd12aabfe228f219e9cb0eb53f1",
            "harbor.pre.com/test/nginx:${VERSION}",
            "{{ .Values.image }}",
            "/test/nginx",
            "test/nginx/",
            "test/_nginx");

    private final String resource;

    Corpus(String resource) {
        this.resource = resource;
    }

    /** Returns the references, which may begin or end with blanks. */
    List<String> references() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Corpus.class.getResourceAsStream(resource)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@link #REPEATED} references, of those that are accepted one after the other and again from the first. */
    String[] repeated(Predicate<String> isAccepted) {
        List<String> accepted = references().stream().filter(isAccepted).toList();
        String[] repeated = new String[REPEATED];
        for (int i = 0; i < REPEATED; i++) {
            repeated[i] = accepted.get(i % accepted.size());
        }
        return repeated;
    }
}
