package io.github.eciregistry.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Annotating needs the models of fabric8 and no client, until an ImageCache or a class of one's own is annotated. */
class WithoutClientTest {

    @Test
    void objectsAndBuildersAreAnnotated() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("kubernetes-client"))
                .map(WithoutClientTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader models = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> models.loadClass("io.fabric8.kubernetes.client.CustomResource"))
                    .isInstanceOf(ClassNotFoundException.class);

            Object result = models.loadClass("io.github.eciregistry.fabric8.ModelsOnly")
                    .getDeclaredMethod("annotate")
                    .invoke(null);

            assertThat(result)
                    .isEqualTo("{k8s.aliyun.com/insecure-registry=harbor.pre.com} "
                            + "{k8s.aliyun.com/insecure-registry=harbor.pre.com} [UNSUPPORTED_OBJECT]");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
