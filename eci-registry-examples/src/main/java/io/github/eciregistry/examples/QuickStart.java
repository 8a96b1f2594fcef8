package io.github.eciregistry.examples;

import io.github.eciregistry.annotation.RegistryAnnotations;
import io.github.eciregistry.manifest.ManifestAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How do I annotate a manifest? And the parts behind it: a policy, a reference, two annotations. */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Annotates a file in place.
     *
     * @param arguments the file, a manifest in YAML or JSON
     * @throws IOException if the file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        annotate(Path.of(arguments[0]));
    }

    static Map<String, String> annotate(Path file) throws IOException {
        // @start region="quick-start"
        // @start region="policy"
        RegistryPolicy policy = RegistryPolicy.builder()
                .plainHttp("192.168.0.0/16", "reg.test.com:80") // host, host:port, *.domain or CIDR block
                .skipVerify("harbor.pre.com", "*.corp.example")
                .build();
        // @end

        // @start region="manifest"
        ManifestAnnotator.using(policy).annotate(file).problems().forEach(System.err::println); // what was not done
        // @end

        // @start region="image"
        RegistryAnnotations annotations = RegistryAnnotations.forImages(policy, "192.168.1.10:5000/test/nginx:latest");
        annotations.toMap(); // {k8s.aliyun.com/plain-http-registry=192.168.1.10:5000}
        // @end
        // @end
        return annotations.toMap();
    }
}
