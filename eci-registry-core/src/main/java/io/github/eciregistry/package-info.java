/**
 * What every package of the SDK speaks: a {@link io.github.eciregistry.Problem} with its code and its place, and the
 * one exception that carries problems.
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
 * <tr><td>pod template, image pull, annotation</td><td>as Kubernetes writes them</td></tr>
 * </table>
 */
@NullMarked
package io.github.eciregistry;

import org.jspecify.annotations.NullMarked;
