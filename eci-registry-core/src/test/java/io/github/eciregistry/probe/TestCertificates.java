package io.github.eciregistry.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that the JDK's keytool makes when a test first asks for them, one authority for all. */
enum TestCertificates {
    TRUSTED("harbor.test", true, "-ext", "san=dns:harbor.test,dns:auth.test,ip:127.0.0.1,ip:fd00::1"),
    DNS_ONLY("harbor.test", true, "-ext", "san=dns:harbor.test"),
    WRONG_NAME("other", true, "-ext", "san=dns:core.harbor.domain,ip:10.0.0.1"),
    COMMON_NAME_ONLY("harbor.test", true),
    EXPIRED("harbor.test", true, "-ext", "san=dns:harbor.test", "-startdate", "-30d", "-validity", "10"),
    NOT_YET_VALID("harbor.test", true, "-ext", "san=dns:harbor.test", "-startdate", "+30d"),
    CLIENT_ONLY("harbor.test", true, "-ext", "san=dns:harbor.test", "-ext", "eku=clientAuth"),
    CRITICAL_EXTENSION("harbor.test", true, "-ext", "san=dns:harbor.test", "-ext", "1.2.3.4.5:critical=0102"),
    SHA1("harbor.test", true, "-ext", "san=dns:harbor.test", "-sigalg", "SHA1withECDSA"),
    CA_USAGE("harbor.test", true, "-ext", "san=dns:harbor.test", "-ext", "ku:critical=keyCertSign"),
    SELF_SIGNED("harbor.test", false, "-ext", "san=dns:harbor.test,dns:auth.test,ip:127.0.0.1"),
    INGRESS("TRAEFIK DEFAULT CERT", false, "-ext", "san=dns:0f.1e.traefik.default"),
    /** Its subject is meant to write to a terminal: ESC, BEL, a right-to-left override, CSI, a line break. */
    HOSTILE_SUBJECT(
            "\\1B[31mevil\\1B]0\\3Bpwn\\07\\E2\\80\\AE\\C2\\9B31m\\0Aok" + "x".repeat(500),
            false,
            "-ext",
            "san=dns:harbor.test"),
    MANY_NAMES("harbor.test", false, "-ext", "san=" + manyNames(2_000)),
    EVERYTHING_WRONG("registry", false, "-ext", "eku=clientAuth", "-startdate", "-30d", "-validity", "10");

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Map<TestCertificates, KeyStore> MADE = new ConcurrentHashMap<>();

    @SuppressWarnings("ImmutableEnumChecker") // It is a List.copyOf.
    private final List<String> arguments;

    private final boolean signed;

    TestCertificates(String commonName, boolean signed, String... extra) {
        this.signed = signed;
        List<String> all = new ArrayList<>(List.of("-genkeypair", "-alias", "server", "-dname", "CN=" + commonName));
        all.addAll(Arrays.asList(extra));
        if (signed) {
            all.addAll(List.of("-signer", "authority"));
        }
        arguments = List.copyOf(all);
    }

    private static String manyNames(int count) {
        return IntStream.range(0, count).mapToObj(i -> "dns:h" + i + ".test").collect(Collectors.joining(","));
    }

    private KeyStore made() {
        return MADE.computeIfAbsent(this, certificate -> {
            try {
                Path file = Files.createTempDirectory("certificates").resolve("store.p12");
                if (certificate.signed) {
                    Files.copy(authorityFile(), file);
                }
                return keytool(file, certificate.arguments);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Returns the chain as a server shows it, its own certificate first. */
    List<X509Certificate> chain() {
        try {
            return Arrays.stream(made().getCertificateChain("server"))
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what a server needs to show this certificate; of its clients it knows {@link #TRUSTED}'s authority. */
    SSLContext serverContext() {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "server", made().getKey("server", PASSWORD), PASSWORD, made().getCertificateChain("server"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the chain and its key as PEM, for servers that are not Java. */
    void writePem(Path chainFile, Path keyFile) throws IOException, GeneralSecurityException {
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : chain()) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Key key = made().getKey("server", PASSWORD);
        Files.writeString(chainFile, chain);
        Files.writeString(keyFile, pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String type, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }

    /** Returns a key store with the one authority that signed the certificates here. */
    static KeyStore authority() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", Authority.STORE.getCertificate("authority"));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the key store file with the authority's key, to copy and to sign with. */
    static Path authorityFile() {
        return Authority.FILE;
    }

    static KeyStore keytool(Path file, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC"));
        command.addAll(arguments);
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        if (!arguments.contains("-validity")) {
            command.addAll(List.of("-validity", "3650"));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Made once, on first use. */
    private static final class Authority {

        private static final Path FILE = file();
        private static final KeyStore STORE = keytool(
                FILE,
                List.of(
                        "-genkeypair",
                        "-alias",
                        "authority",
                        "-dname",
                        "CN=Test Authority",
                        "-ext",
                        "bc:c=ca:true",
                        "-startdate",
                        "-365d"));

        private static Path file() {
            try {
                return Files.createTempDirectory("authority").resolve("store.p12");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
