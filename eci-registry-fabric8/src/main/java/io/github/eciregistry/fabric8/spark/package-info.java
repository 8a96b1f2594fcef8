/**
 * Annotates the pods of Apache Spark: {@link io.github.eciregistry.fabric8.spark.EciRegistryFeatureStep}.
 *
 * <p>Needs the classes of Spark on Kubernetes, 3.5 or 4. Compiled against 3.5, whose Scala is 2.12. No signature
 * here may contain a Scala type, since Spark 4 has Scala 2.13.
 */
@NullMarked
package io.github.eciregistry.fabric8.spark;

import org.jspecify.annotations.NullMarked;
