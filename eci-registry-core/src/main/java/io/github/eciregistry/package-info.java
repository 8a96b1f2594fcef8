/**
 * Types that all packages of the SDK share: {@link io.github.eciregistry.Problem} with its code and position, and the
 * exception that carries problems. The SDK at a glance:
 *
 * {@snippet class="io.github.eciregistry.examples.QuickStart" region="quick-start"}
 *
 * <p>Where to start:
 *
 * <table>
 * <caption>Tasks</caption>
 * <tr><th>task</th><th>class</th></tr>
 * <tr><td>say how registries are reached</td><td>{@link io.github.eciregistry.policy.RegistryPolicy}, {@link
 *     io.github.eciregistry.policy.PolicyFile}</td></tr>
 * <tr><td>get the annotations of some images</td><td>{@link
 *     io.github.eciregistry.annotation.RegistryAnnotations#forImages(io.github.eciregistry.policy.RegistryPolicy, String...)
 *     RegistryAnnotations.forImages}</td></tr>
 * <tr><td>annotate the text of manifests</td><td>{@link io.github.eciregistry.manifest.ManifestAnnotator}</td></tr>
 * <tr><td>annotate fabric8 objects</td><td>{@code RegistryAnnotator} in the module {@code eci-registry-fabric8}</td></tr>
 * <tr><td>find mistakes in manifests</td><td>{@link io.github.eciregistry.lint.ManifestLinter}</td></tr>
 * <tr><td>list the images of manifests</td><td>{@link io.github.eciregistry.manifest.ManifestImages}</td></tr>
 * <tr><td>import the configuration of a node</td><td>{@link io.github.eciregistry.importing.ConfigFiles}</td></tr>
 * <tr><td>ask a registry how it is reached</td><td>{@link io.github.eciregistry.probe.RegistryProbe}</td></tr>
 * <tr><td>explain a pull error</td><td>{@link io.github.eciregistry.diagnosis.PullDiagnosis}</td></tr>
 * <tr><td>examine a cluster</td><td>{@link io.github.eciregistry.doctor.ClusterDoctor}</td></tr>
 * <tr><td>answer admission reviews</td><td>{@link io.github.eciregistry.admission.RegistryAdmission}</td></tr>
 * <tr><td>export a policy for a cluster or a tool</td><td>{@link io.github.eciregistry.export.PolicyExport}, {@link
 *     io.github.eciregistry.export.SettingsFormat}</td></tr>
 * </table>
 *
 * <p>Terms used throughout:
 *
 * <table>
 * <caption>Glossary</caption>
 * <tr><th>word</th><th>meaning here</th></tr>
 * <tr><td>reference</td><td>the whole text {@code host:port/repository:tag@digest}</td></tr>
 * <tr><td>registry</td><td>{@code host[:port]}; two registries with different ports differ</td></tr>
 * <tr><td>repository</td><td>the path inside a registry, {@code library/nginx}</td></tr>
 * <tr><td>tag, digest</td><td>the text after {@code :}, and {@code algorithm:hex} after {@code @}</td></tr>
 * <tr><td>plain HTTP</td><td>no TLS</td></tr>
 * <tr><td>skip-verify</td><td>TLS whose certificate is not verified, whatever is wrong with it</td></tr>
 * <tr><td>transport</td><td>how a registry is reached: verified HTTPS, skip-verify or plain HTTP</td></tr>
 * <tr><td>policy, rule, pattern</td><td>the transports of all registries; one entry of the policy; the registries that the entry applies to</td></tr>
 * <tr><td>pod template, image pull, annotation</td><td>as in the Kubernetes documentation</td></tr>
 * <tr><td>workload</td><td>an object that creates pods, or is a pod</td></tr>
 * <tr><td>problem</td><td>an error in an input: code, position, message, hint</td></tr>
 * <tr><td>finding</td><td>a mistake that a lint rule reports in a well-formed manifest</td></tr>
 * <tr><td>cause, remedy</td><td>why an image pull failed, and how to fix it</td></tr>
 * <tr><td>verdict, reason</td><td>the result of probing a registry, and the reason for it</td></tr>
 * </table>
 */
@NullMarked
package io.github.eciregistry;

import org.jspecify.annotations.NullMarked;
