package io.github.eciregistry.docs;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The registries that pages probe: {@code registry.corp.example:5000} with plain HTTP and {@code
 * harbor.corp.example:8443} with a self-signed certificate, at a loopback address that no other process uses.
 */
final class Registries implements AutoCloseable {

    private static final String PASSWORD = "password";

    private final Path hosts;
    private final HttpServer plain;
    private final HttpsServer skipVerify;

    private Registries(Path hosts, HttpServer plain, HttpsServer skipVerify) {
        this.hosts = hosts;
        this.plain = plain;
        this.skipVerify = skipVerify;
    }

    static Registries start(Path folder) throws IOException {
        try {
            String address = ownAddress();
            HttpServer plain = HttpServer.create(new InetSocketAddress(address, 5000), 0);
            HttpsServer skipVerify = HttpsServer.create(new InetSocketAddress(address, 8443), 0);
            skipVerify.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("harbor.p12"))));
            serve(plain);
            serve(skipVerify);
            Path hosts = Files.writeString(
                    folder.resolve("hosts"), address + " registry.corp.example harbor.corp.example\n");
            return new Registries(hosts, plain, skipVerify);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns an address of 127.64.0.0/10: there are as many as process ids on Linux. */
    private static String ownAddress() {
        long id = ProcessHandle.current().pid();
        return "127." + (64 + (id >> 16) % 64) + "." + (id >> 8 & 0xFF) + "." + (id & 0xFF);
    }

    private static void serve(HttpServer server) {
        server.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "harbor",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "365",
                        "-dname",
                        "CN=harbor.corp.example",
                        "-ext",
                        "SAN=dns:harbor.corp.example",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Returns the file that names the registries to the JVM, and hides every other host from it. */
    Path hosts() {
        return hosts;
    }

    @Override
    public void close() {
        plain.stop(0);
        skipVerify.stop(0);
    }
}
