package io.dangol.night;

import io.dangol.config.Section;
import java.util.Map;
import java.util.TreeMap;

/**
 * How tables and logs on {@code s3a://} are reached, in the words of Hadoop's S3A.
 *
 * @param options S3A's settings by name, such as {@code fs.s3a.endpoint}; never a credential
 */
record S3Settings(Map<String, String> options) {

  /**
   * What the driver found in its environment, which Spark hands to the executors, then the standard
   * chain of the AWS SDK: environment, system properties, web identity, profile files, container,
   * instance.
   */
  private static final String CREDENTIALS =
      String.join(
          ",",
          "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider",
          "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");

  /** Who encrypts objects with which kind of key. */
  enum Encryption {
    BUCKET_DEFAULT,
    SSE_S3,
    SSE_KMS
  }

  S3Settings {
    options = Map.copyOf(options);
  }

  /** Reads the section {@code s3}. */
  static S3Settings read(Section section) {
    Map<String, String> options = new TreeMap<>();
    options.put("fs.s3a.aws.credentials.provider", CREDENTIALS);
    // One process at a time writes a table; the lock of the serving store sees to that.
    options.put("delta.logStore.s3a.impl", "io.delta.storage.S3SingleDriverLogStore");
    options.put("fs.s3a.path.style.access", Boolean.toString(section.flag("path-style")));
    if (section.has("endpoint")) {
      section.refuseCredentials("endpoint");
      options.put("fs.s3a.endpoint", section.text("endpoint"));
    }
    if (section.has("region")) {
      options.put("fs.s3a.endpoint.region", section.text("region"));
    }
    encrypt(section.section("encryption"), options);
    return new S3Settings(options);
  }

  private static void encrypt(Section section, Map<String, String> options) {
    Encryption encryption = section.choice("mode", Encryption.class);
    boolean hasKey = section.has("kms-key");
    if (hasKey && encryption != Encryption.SSE_KMS) {
      section.problem("kms-key", "needs mode = sse-kms");
    }
    if (hasKey) {
      options.put("fs.s3a.encryption.key", section.text("kms-key"));
    }
    switch (encryption) {
      case BUCKET_DEFAULT -> {}
      case SSE_S3 -> options.put("fs.s3a.encryption.algorithm", "AES256");
      case SSE_KMS -> options.put("fs.s3a.encryption.algorithm", "SSE-KMS");
    }
  }
}
