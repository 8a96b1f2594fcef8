/**
 * Measurements with JMH beside other libraries. They are built by the profile {@code benchmarks} only and are in no published
 * artifact. From the top of the project, about ten minutes on two processors:
 *
 * <pre>
 * mvn -q -Pbenchmarks -pl eci-registry-examples -am -DskipTests package &amp;&amp; java -jar eci-registry-examples/target/benchmarks/benchmarks.jar
 * </pre>
 *
 * <p>See {@link io.github.eciregistry.benchmarks.BenchmarkReport} for what comes out.
 */
@NullMarked
package io.github.eciregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
