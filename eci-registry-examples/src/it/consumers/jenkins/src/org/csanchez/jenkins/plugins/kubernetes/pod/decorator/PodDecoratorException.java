package org.csanchez.jenkins.plugins.kubernetes.pod.decorator;

public class PodDecoratorException extends RuntimeException {

    public PodDecoratorException(String message, Throwable cause) {
        super(message, cause);
    }
}
