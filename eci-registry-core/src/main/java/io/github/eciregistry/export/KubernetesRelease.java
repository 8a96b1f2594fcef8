package io.github.eciregistry.export;

import io.github.eciregistry.InvalidInputException;
import io.github.eciregistry.Problem;
import io.github.eciregistry.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minor release of Kubernetes 1, and the version of {@code MutatingAdmissionPolicy} that its API server knows: v1alpha1
 * from 1.32, v1beta1 from 1.34, v1 from 1.36 (<a href="https://www.kubernetes.dev/resources/keps/3962/">KEP-3962</a>, read
 * 2026-12-01).
 *
 * @param minor the minor release, 36 for 1.36
 */
record KubernetesRelease(int minor) {

    /** The first release that serves {@code v1}, without further settings. */
    static final KubernetesRelease STABLE = new KubernetesRelease(36);

    private static final int BETA = 34;
    private static final int ALPHA = 32;
    private static final Pattern VERSION = Pattern.compile("v?1\\.([0-9]{1,3})([.+-][0-9A-Za-z.+-]*)?");

    static KubernetesRelease parse(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new InvalidInputException(Problem.of(
                    ProblemCode.INVALID_KUBERNETES_VERSION,
                    version,
                    "invalid Kubernetes version " + Problem.quote(version) + ": write it as 1.34 or v1.34.2"));
        }
        return new KubernetesRelease(Integer.parseInt(matcher.group(1)));
    }

    boolean hasMutatingAdmissionPolicy() {
        return minor >= ALPHA;
    }

    /** Returns the API version to write, for a release that {@linkplain #hasMutatingAdmissionPolicy has one}. */
    String apiVersion() {
        String version = minor >= STABLE.minor ? "v1" : minor >= BETA ? "v1beta1" : "v1alpha1";
        return "admissionregistration.k8s.io/" + version;
    }

    /** Returns comment lines on the clusters that accept {@link #apiVersion}. */
    String requirements() {
        if (minor >= STABLE.minor) {
            return """
                    # Needs Kubernetes 1.36, the first to serve this version. Apply it with 'kubectl apply -f'.
                    """;
        }
        String releases = minor >= BETA ? "1.34 and 1.35 serve" : "1.32 and 1.33 serve";
        return """
                # Kubernetes %s this version, but only if the API server is started with
                #   --feature-gates=MutatingAdmissionPolicy=true --runtime-config=%s=true
                # Later releases may drop it: export again for them. Apply it with 'kubectl apply -f'.
                """.formatted(releases, apiVersion());
    }

    @Override
    public String toString() {
        return "Kubernetes 1." + minor;
    }
}
