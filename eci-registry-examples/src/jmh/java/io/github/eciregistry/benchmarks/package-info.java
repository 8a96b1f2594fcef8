/**
 * Measurements with JMH. They are built by the profile {@code benchmarks} only and are in no published artifact:
 *
 * <pre>
 * mvn -Pbenchmarks -pl eci-registry-examples -am -DskipTests clean package
 * java -jar eci-registry-examples/target/benchmarks.jar
 * </pre>
 */
@NullMarked
package io.github.eciregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
