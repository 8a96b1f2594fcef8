package io.github.eciregistry.fabric8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockServerException;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.HttpURLConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The API server that a test talks to: one that fabric8 brings and that keeps what it is given, or the one that
 * {@code KUBECONFIG} names if the tests are run with {@code -Deci.registry.it.kubeconfig=true}. Tests must not depend on
 * which it is. What they make through {@link #create} and {@link #install} is gone after {@link #close}.
 */
public final class ClusterUnderTest implements AutoCloseable {

    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());
    private static final boolean REAL = Boolean.getBoolean("eci.registry.it.kubeconfig");

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    private final KubernetesClient client;

    private ClusterUnderTest(KubernetesClient client) {
        this.client = client;
        closing.push(client::close);
    }

    public static ClusterUnderTest open() {
        if (REAL) {
            return new ClusterUnderTest(new KubernetesClientBuilder().build());
        }
        REQUESTS.setLevel(Level.WARNING);
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.init();
        ClusterUnderTest cluster = new ClusterUnderTest(server.createClient());
        cluster.closing.addLast(() -> destroy(server));
        return cluster;
    }

    /** Ends fabric8's server. On a busy machine it may not see within its ten seconds that a watch has gone. */
    private static void destroy(KubernetesMockServer server) {
        try {
            server.destroy();
        } catch (MockServerException e) {
            REQUESTS.log(Level.WARNING, "fabric8's server goes with the process instead", e);
        }
    }

    /** Tells whether tests talk to the server that {@code KUBECONFIG} names, whose admission decides. */
    public static boolean isReal() {
        return REAL;
    }

    public KubernetesClient client() {
        return client;
    }

    /** Returns a name that no other run uses. */
    public String name(String stem) {
        return stem + suffix;
    }

    /** Tells whether the server has the kind of an object: older ones lack some. */
    public boolean serves(HasMetadata object) {
        return !REAL || client.supports(object.getApiVersion(), object.getKind());
    }

    /** Makes a namespace in which pods can be made, and which selectors find by its name. */
    public String namespace(String stem) {
        String name = name(stem);
        create(new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/metadata.name", name) // Servers older than 1.21 do not add it.
                .endMetadata()
                .build());
        if (REAL) {
            createDefaultServiceAccount(name);
        }
        return name;
    }

    /** Makes what a controller of the cluster makes a moment later, if it has controllers at all. */
    private void createDefaultServiceAccount(String namespace) {
        try {
            client.resource(new ServiceAccountBuilder()
                            .withNewMetadata()
                            .withName("default")
                            .withNamespace(namespace)
                            .endMetadata()
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /** Installs a CustomResourceDefinition from a test resource, unless the server has one of that name. */
    public void install(String resource) {
        install(client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(getClass().getResourceAsStream(resource))
                .item());
    }

    /** Installs a CustomResourceDefinition, and tells whether it did: not if the server has one of that name. */
    public boolean install(CustomResourceDefinition wanted) {
        Resource<CustomResourceDefinition> definition = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(wanted.getMetadata().getName());
        if (definition.get() != null) {
            return false;
        }
        client.resource(wanted).create();
        if (REAL) { // fabric8's server goes as a whole, and may hang if an object changes while a watch on it closes.
            closing.push(() -> definition.withTimeout(1, TimeUnit.MINUTES).delete());
            definition.waitUntilCondition(ClusterUnderTest::isEstablished, 1, TimeUnit.MINUTES);
        }
        return true;
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    /** Creates an object and returns what the server has made of it. */
    public <T extends HasMetadata> T create(T object) {
        T created = client.resource(object).create();
        if (REAL) {
            closing.push(() -> client.resource(created).delete());
        }
        return created;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
