package consumer;

// @start region=quarkus-processor
import io.dekorate.kubernetes.decorator.AddInitContainerDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.github.eciregistry.fabric8.RegistryAnnotator;
import io.github.eciregistry.policy.RegistryPolicy;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.kubernetes.spi.DecoratorBuildItem;

public final class RegistryProcessor {

    @BuildStep
    DecoratorBuildItem annotate() {
        RegistryPolicy policy =
                RegistryPolicy.builder().plainHttp("192.168.0.0/16").build();
        return new DecoratorBuildItem(new RegistryDecorator(RegistryAnnotator.using(policy)));
    }

    private static final class RegistryDecorator extends Decorator<PodTemplateSpecBuilder> {

        private final RegistryAnnotator annotator;

        RegistryDecorator(RegistryAnnotator annotator) {
            this.annotator = annotator;
        }

        @Override
        public void visit(PodTemplateSpecBuilder template) {
            template.withMetadata(annotator.annotate(template.build()).getMetadata());
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<? extends Decorator>[] after() {
            return new Class[] {
                ApplyImageDecorator.class, AddInitContainerDecorator.class, AddSidecarDecorator.class
            };
        }
    }
}
// @end
