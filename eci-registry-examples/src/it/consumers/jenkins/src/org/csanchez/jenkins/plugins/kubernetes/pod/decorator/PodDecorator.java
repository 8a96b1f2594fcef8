package org.csanchez.jenkins.plugins.kubernetes.pod.decorator;

import io.fabric8.kubernetes.api.model.Pod;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;

public interface PodDecorator {

    Pod decorate(KubernetesCloud kubernetesCloud, Pod pod);
}
