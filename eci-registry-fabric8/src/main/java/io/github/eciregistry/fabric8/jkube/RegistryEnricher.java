package io.github.eciregistry.fabric8.jkube;

import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.github.eciregistry.Problem;
import io.github.eciregistry.fabric8.AnnotationReport;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.fabric8.internal.ToolSettings;
import io.github.eciregistry.policy.RegistryPolicy;
import java.util.Optional;
import org.eclipse.jkube.kit.common.Configs;
import org.eclipse.jkube.kit.config.resource.PlatformMode;
import org.eclipse.jkube.kit.enricher.api.BaseEnricher;
import org.eclipse.jkube.kit.enricher.api.EnricherContext;

/**
 * Adds the registry annotations to the resources that Eclipse JKube generates.
 *
 * <p>JKube finds it, by the name {@code eci-registry}, in the dependencies of its Maven or Gradle plugin, and calls it
 * after its own enrichers. Its configuration:
 *
 * <ul>
 *   <li>{@code policy}: a {@linkplain io.github.eciregistry.policy.PolicyFile policy file}; a relative path starts at the
 *       directory of the project;
 *   <li>{@code plainHttp}, {@code skipVerify}, {@code https}: patterns as in a policy file, separated by commas or
 *       whitespace, which are added to those of the file.
 * </ul>
 *
 * <p>Without any of these it warns, and changes nothing. A policy that cannot be read or is invalid, and a resource that
 * cannot be annotated, fail the build; problems that are warnings are logged.
 *
 * @since 0.1.0
 */
public final class RegistryEnricher extends BaseEnricher {

    private static final String NAME = "eci-registry";

    private enum Setting implements Configs.Config {
        POLICY("policy"),
        PLAIN_HTTP("plainHttp"),
        SKIP_VERIFY("skipVerify"),
        HTTPS("https");

        private final String key;

        Setting(String key) {
            this.key = key;
        }

        @Override
        public String getKey() {
            return key;
        }
    }

    /**
     * Creates the enricher; called by JKube.
     *
     * @param context JKube's context
     */
    public RegistryEnricher(EnricherContext context) {
        super(context, NAME);
    }

    /**
     * Annotates the resources.
     *
     * @param platform ignored
     * @param resources the resources that JKube has generated so far
     * @throws IllegalArgumentException if the configuration is invalid
     * @throws io.github.eciregistry.InvalidInputException if a resource cannot be annotated
     */
    @Override
    public void enrich(PlatformMode platform, KubernetesListBuilder resources) {
        ToolSettings settings = new ToolSettings(
                NAME + ".policy", NAME + ".plainHttp", NAME + ".skipVerify", NAME + ".https", this::value);
        Optional<RegistryPolicy> policy =
                settings.policy(getContext().getProjectDirectory().toPath());
        if (policy.isEmpty()) {
            log.warn("%s", settings.nothingSet());
            return;
        }
        AnnotationReport<KubernetesList> report =
                RegistryAnnotator.using(policy.get()).report(resources.build());
        KubernetesList annotated = report.orElseThrow();
        for (Problem problem : report.problems()) {
            log.warn("%s", problem);
        }
        if (report.isChanged()) {
            resources.withItems(annotated.getItems());
        }
    }

    private String value(String name) {
        for (Setting setting : Setting.values()) {
            if (name.equals(NAME + "." + setting.getKey())) {
                return getConfig(setting, "");
            }
        }
        throw new IllegalArgumentException(name);
    }
}
