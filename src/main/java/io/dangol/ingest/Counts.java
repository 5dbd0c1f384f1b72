package io.dangol.ingest;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the records of a file, or of several, went: read = accepted + duplicates + excluded +
 * rejected.
 *
 * @param outcomes records by {@code excluded: RULE} and {@code rejected: REASON}, and of a source
 *     whose later records replace {@value #REPLACING} and {@value #REPLACED}; in the order of names
 */
public record Counts(
    long read,
    long accepted,
    long duplicates,
    long excluded,
    long rejected,
    Map<String, Long> outcomes) {

  static final String EXCLUDED = "excluded: ";
  static final String REJECTED = "rejected: ";

  /** Accepted records that replaced an event of an earlier batch. */
  static final String REPLACING = "accepted: replacing";

  /** Duplicates that a later record of the same batch replaced. */
  static final String REPLACED = "duplicates: replaced";

  /** No record. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of());

  public Counts {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    if (read != accepted + duplicates + excluded + rejected) {
      throw new IllegalArgumentException(
          "read %s is not accepted %s + duplicates %s + excluded %s + rejected %s"
              .formatted(read, accepted, duplicates, excluded, rejected));
    }
  }

  /**
   * Counts of records by outcome.
   *
   * @param kept records that were neither excluded nor rejected
   * @param duplicates those of the kept whose event was there already
   */
  static Counts of(long kept, long duplicates, Map<String, Long> outcomes) {
    long excluded = sum(outcomes, EXCLUDED);
    long rejected = sum(outcomes, REJECTED);
    return new Counts(
        kept + excluded + rejected, kept - duplicates, duplicates, excluded, rejected, outcomes);
  }

  /**
   * These counts after some of their rejected records were read again. Records that have expired
   * since then stay counted as they were.
   *
   * @param before what those records were: all rejected
   * @param after what they became
   */
  Counts replayed(Counts before, Counts after) {
    if (before.read != before.rejected || before.read < after.read) {
      throw new IllegalArgumentException("read again " + after + ", which were " + before);
    }
    Map<String, Long> sums = new TreeMap<>(plus(after).outcomes);
    long left = after.read;
    for (Map.Entry<String, Long> outcome : before.outcomes.entrySet()) {
      long again = Math.min(left, outcome.getValue());
      sums.merge(outcome.getKey(), -again, Long::sum);
      left -= again;
    }
    sums.values().removeIf(n -> n == 0);
    return new Counts(
        read,
        accepted + after.accepted,
        duplicates + after.duplicates,
        excluded + after.excluded,
        rejected - after.read + after.rejected,
        sums);
  }

  /** Records that are not rejected. */
  long usable() {
    return read - rejected;
  }

  /** All of them together. */
  static Counts sum(Collection<Counts> counts) {
    return counts.stream().reduce(NONE, Counts::plus);
  }

  /** Both together. */
  public Counts plus(Counts other) {
    SortedMap<String, Long> sums = new TreeMap<>(outcomes);
    other.outcomes.forEach((outcome, records) -> sums.merge(outcome, records, Long::sum));
    return new Counts(
        read + other.read,
        accepted + other.accepted,
        duplicates + other.duplicates,
        excluded + other.excluded,
        rejected + other.rejected,
        sums);
  }

  @Override
  public String toString() {
    return "read %s = accepted %s + duplicates %s + excluded %s + rejected %s %s"
        .formatted(read, accepted, duplicates, excluded, rejected, outcomes);
  }

  private static long sum(Map<String, Long> outcomes, String prefix) {
    return outcomes.entrySet().stream()
        .filter(outcome -> outcome.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
