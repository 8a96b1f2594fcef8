package io.github.eciregistry.benchmarks;

import com.github.dockerjava.core.NameParser;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import io.github.eciregistry.reference.ImageReference;
import java.util.function.Function;
import land.oras.ContainerRef;
import org.testcontainers.utility.DockerImageName;

/** Parsers of image references on the JVM, each by the call its users make. */
public enum Peer {
    /** This library. */
    ECI_REGISTRY("eci-registry", true, ImageReference::parse),
    /** {@code org.springframework.boot:spring-boot-buildpack-platform}. */
    SPRING_BOOT("Spring Boot 4.1.2", true, org.springframework.boot.buildpack.platform.docker.type.ImageReference::of),
    /** {@code com.google.cloud.tools:jib-core}. */
    JIB("Jib 0.28.1", true, Peer::jib),
    /** {@code io.quarkus:quarkus-container-image-spi}. */
    QUARKUS("Quarkus 3.38.0", true, io.quarkus.container.spi.ImageReference::parse),
    /** {@code org.eclipse.jkube:jkube-kit-config-image}. */
    JKUBE("JKube 1.19.0", true, org.eclipse.jkube.kit.config.image.ImageName::new),
    /** {@code io.fabric8:docker-maven-plugin}. */
    DOCKER_MAVEN_PLUGIN("docker-maven-plugin 0.49.0", true, io.fabric8.maven.docker.util.ImageName::new),
    /** {@code dev.snowdrop:buildpack-client}. */
    SNOWDROP("Snowdrop 0.0.14", true, dev.snowdrop.buildpack.config.ImageReference::new),
    /** {@code land.oras:oras-java-sdk}; it accepts blanks. */
    ORAS("ORAS Java 0.7.0", false, ContainerRef::parse),
    /** {@code org.testcontainers:testcontainers}, with the check that it leaves to the caller. */
    TESTCONTAINERS_CHECKED("Testcontainers 2.0.5 + assertValid", true, Peer::testcontainers),
    /** {@code org.testcontainers:testcontainers} as it is mostly used; nothing is checked. */
    TESTCONTAINERS("Testcontainers 2.0.5", false, DockerImageName::parse),
    /** {@code com.github.docker-java:docker-java-core}; hardly anything is checked. */
    DOCKER_JAVA("docker-java 3.7.1", false, Peer::dockerJava);

    private final String title;
    private final boolean validates;
    private final Function<String, Object> parser;

    Peer(String title, boolean validates, Function<String, Object> parser) {
        this.title = title;
        this.validates = validates;
        this.parser = parser;
    }

    /** Returns name and version for people. */
    String title() {
        return title;
    }

    /** Tells whether it refuses what is no reference; else its speed says little. */
    boolean validates() {
        return validates;
    }

    /** Parses a reference, or throws what the parser throws. */
    Object parse(String text) {
        return parser.apply(text);
    }

    /** Tells whether it accepts a text. */
    boolean accepts(String text) {
        try {
            parse(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Object jib(String text) {
        try {
            return com.google.cloud.tools.jib.api.ImageReference.parse(text);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object testcontainers(String text) {
        DockerImageName name = DockerImageName.parse(text);
        name.assertValid();
        return name;
    }

    private static Object dockerJava(String text) {
        NameParser.ReposTag reposTag = NameParser.parseRepositoryTag(text);
        return NameParser.resolveRepositoryName(reposTag.repos);
    }
}
