package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The proof of an erasure, for the shop's records. It contains no account id and no number of a
 * customer.
 *
 * @param accountsGiven distinct accounts that were to be erased
 * @param accountsKnown how many of them were known
 * @param customers who had these accounts
 * @param tables of the lake, by name
 * @param views of the store, by name; of all releases together
 * @param releases from which rows were removed; they can be shown and not be made again
 * @param notReached what may still hold the customers, and what to do about it
 * @param previous SHA-256 of the receipt before; empty for the first
 */
public record ErasureReceipt(
    long erasure,
    String receivedOn,
    String doneOn,
    long accountsGiven,
    long accountsKnown,
    long customers,
    Map<String, Gone> tables,
    Map<String, Gone> views,
    List<Long> releases,
    List<String> notReached,
    String madeWith,
    String previous) {

  /**
   * What is not erased. The landing files are the shop's own; the other places are out of reach.
   */
  static final List<String> NOT_REACHED =
      List.of(
          "landing files: remove the customers' lines; a file that is delivered or taken again brings them back",
          "exports that were given out: whoever has one must delete these customers",
          "backups of tables, store and configuration: delete them within their retention, and erase again after a restore",
          "PostgreSQL: its write-ahead log, archives and replicas, for as long as the server keeps them",
          "rejected records whose account id a source computes from the record, until maintain.rejects",
          "sums over many customers in former nights, and models until the next night");

  /**
   * Rows of these customers.
   *
   * @param filesDeleted files of former versions that the last run of the erasure deleted; 0 for a
   *     view
   */
  public record Gone(long rowsBefore, long rowsAfter, long filesDeleted) {}

  public ErasureReceipt {
    tables = new TreeMap<>(tables);
    views = new TreeMap<>(views);
    releases = List.copyOf(releases);
    notReached = List.copyOf(notReached);
  }

  /** Rows of all tables and views. */
  public long rowsErased() {
    return Stream.of(tables, views)
        .flatMap(gone -> gone.values().stream())
        .mapToLong(Gone::rowsBefore)
        .sum();
  }

  /** Where the receipt of a number is. */
  public static Path file(Path localFolder, long number) {
    return localFolder.resolve("reports").resolve("erasures").resolve(number + ".json");
  }

  static String previous(Path localFolder, long number) {
    Path file = file(localFolder, number - 1);
    try {
      return Files.exists(file) ? BegunErasure.sha256(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      throw Failure.storage("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  void write(Path localFolder) {
    WholeFile.write(file(localFolder, erasure), ReportFile.json(this) + System.lineSeparator());
  }
}
