package io.dangol.night;

import io.dangol.config.Secret;
import io.dangol.job.Failure;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * Links between driver, executors and a cluster's master: each side proves that it knows the
 * secret, and what passes is encrypted, as are blocks on the disks of executors. Without that
 * whoever reaches the driver's port can run code there and read rows.
 */
final class ClusterLinks {
  private static final String AUTHENTICATE = "spark.authenticate";
  private static final String SECRET = "spark.authenticate.secret";
  private static final String STANDALONE = "spark://";

  private static final Map<String, String> CLOSED =
      Map.of(
          AUTHENTICATE,
          "true",
          "spark.network.crypto.enabled",
          "true",
          "spark.io.encryption.enabled",
          "true");

  private ClusterLinks() {}

  /** Whatever a cluster's own settings say: only Dangol's configuration opens them. */
  static void close(SparkConf conf, Optional<Secret> secret) {
    CLOSED.forEach(conf::set);
    secret.ifPresent(known -> conf.set(SECRET, known.value()));
  }

  /** YARN and Kubernetes make a secret for each application; a standalone cluster has one. */
  static void requireSecret(SparkConf conf) {
    boolean needed = conf.getBoolean(AUTHENTICATE, false) && !conf.contains(SECRET);
    if (needed && conf.get("spark.master").startsWith(STANDALONE)) {
      throw Failure.configuration(
          conf.get("spark.master")
              + ": the secret of the cluster is not known, and links that nobody authenticates let others"
              + " read rows and run code. Set DANGOL_SPARK_SECRET to the spark.authenticate.secret of"
              + " master and workers, see docs/deployment.md. A cluster that nobody else reaches:"
              + " spark.settings.\"spark.authenticate\" = \"false\"");
    }
  }
}
