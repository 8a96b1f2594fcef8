/**
 * Programs to copy from, one for each thing that tools built on the fabric8 client do. Each has a {@code main}:
 *
 * <pre>
 * mvn -q -DskipTests install
 * mvn -q -pl eci-registry-examples exec:java -Dexec.mainClass=io.github.eciregistry.examples.BuildDeployment
 * </pre>
 *
 * <p>Those that need a cluster take the one that {@code kubectl} would. Nothing depends on this package, and it knows nothing
 * of the command line.
 */
@NullMarked
package io.github.eciregistry.examples;

import org.jspecify.annotations.NullMarked;
