package io.dangol.night;

import io.dangol.lake.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;

/** Says in one word what decides a night's rows: equal keys mean equal rows. */
final class RunKey {

  private RunKey() {}

  /** Of the files that the ledger knows. */
  static String of(LocalDate asOf, Settings settings, Ledger ledger) {
    return of(
        asOf, settings.configHash(), Version.current(), ledger.filesTaken(asOf).collectAsList());
  }

  /**
   * Hash of as-of date, configuration, version of Dangol and the files that were taken.
   *
   * @param files rows of {@code ops.ingested_files}, in a defined order
   */
  static String of(LocalDate asOf, String configHash, String version, List<Row> files) {
    MessageDigest digest = sha256();
    add(digest, asOf + "|" + configHash + "|" + version);
    for (Row file : files) {
      add(
          digest,
          String.join(
              "|",
              file.<String>getAs("source"),
              file.<String>getAs("file"),
              Long.toString(file.<Long>getAs("file_size")),
              file.<java.sql.Timestamp>getAs("modified_at").toInstant().toString()));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static void add(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
