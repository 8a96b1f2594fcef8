/**
 * What every package of the SDK speaks: a {@link io.github.eciregistry.Problem} with its code and its place, and the
 * one exception that carries problems. The SDK at a glance:
 *
 * {@snippet class="io.github.eciregistry.examples.QuickStart" region="quick-start"}
 *
 * <p>Nothing about references, policies, annotations or manifests lives here. The words used throughout:
 *
 * <table>
 * <caption>Glossary</caption>
 * <tr><th>word</th><th>meaning here</th></tr>
 * <tr><td>reference</td><td>the whole text {@code host:port/repository:tag@digest}</td></tr>
 * <tr><td>registry</td><td>{@code host[:port]}; two registries with different ports differ</td></tr>
 * <tr><td>repository</td><td>the path inside a registry, {@code library/nginx}</td></tr>
 * <tr><td>tag, digest</td><td>the text after {@code :}, and {@code algorithm:hex} after {@code @}</td></tr>
 * <tr><td>plain HTTP</td><td>no TLS</td></tr>
 * <tr><td>self-signed</td><td>TLS whose certificate is not verified</td></tr>
 * <tr><td>transport</td><td>how a registry is reached: HTTPS, self-signed HTTPS or plain HTTP</td></tr>
 * <tr><td>policy, rule, pattern</td><td>the transports of all registries; one line of it; the registries that line is for</td></tr>
 * <tr><td>pod template, image pull, annotation</td><td>as Kubernetes writes them</td></tr>
 * <tr><td>workload</td><td>an object that makes pods, or is one</td></tr>
 * <tr><td>problem</td><td>what is wrong with an input: code, place, what was expected, what came</td></tr>
 * <tr><td>finding</td><td>a mistake that a lint rule sees in a manifest that reads well</td></tr>
 * <tr><td>cause, remedy</td><td>why an image pull failed, and what cures it</td></tr>
 * <tr><td>verdict, reason</td><td>what a probe says about a registry, and why</td></tr>
 * </table>
 */
@NullMarked
package io.github.eciregistry;

import org.jspecify.annotations.NullMarked;
