package io.dangol.lake;

import io.dangol.job.GateResult;
import io.dangol.job.Run;
import io.dangol.table.Words.ReleaseState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The record of a release in {@code ops.releases}.
 *
 * @param madeWith version of Dangol, if it was recorded
 * @param served rows in the serving store, by public view
 * @param versions Delta version by table, of what the release was made from and what it shows
 * @param hashes {@link TableHash} of the night's rows by published table
 * @param gates measured value and bound in words, by gate and subject
 * @param erasedFrom the last erasure that removed customers from it; the night cannot be made again
 */
public record ReleaseNote(
    long release,
    ReleaseState state,
    LocalDate asOf,
    String runKey,
    String runId,
    String configHash,
    Optional<String> madeWith,
    Map<String, Long> served,
    Map<String, Long> versions,
    Map<String, String> hashes,
    Map<String, String> gates,
    Optional<Long> erasedFrom) {

  public ReleaseNote {
    served = Map.copyOf(served);
    versions = Map.copyOf(versions);
    hashes = Map.copyOf(hashes);
    gates = Map.copyOf(gates);
  }

  /** A release that is loaded but not visible yet. */
  public static ReleaseNote staged(
      long release,
      Run run,
      String runKey,
      String configHash,
      String madeWith,
      Map<String, Long> served,
      Map<String, Long> versions,
      Map<String, String> hashes,
      List<GateResult> gates) {
    return new ReleaseNote(
        release,
        ReleaseState.STAGED,
        run.asOf(),
        runKey,
        run.id(),
        configHash,
        Optional.of(madeWith),
        served,
        versions,
        hashes,
        words(gates),
        Optional.empty());
  }

  /** The same release in another state. */
  public ReleaseNote in(ReleaseState other) {
    return new ReleaseNote(
        release,
        other,
        asOf,
        runKey,
        runId,
        configHash,
        madeWith,
        served,
        versions,
        hashes,
        gates,
        erasedFrom);
  }

  /**
   * The same release after an erasure: of the tables that lost rows, the version right after it
   * takes the place of the one before, whose files are gone.
   *
   * @param after version by table
   */
  ReleaseNote erased(long erasure, Map<String, Long> after) {
    Map<String, Long> moved = new TreeMap<>(versions);
    moved.replaceAll((table, version) -> Math.max(version, after.getOrDefault(table, version)));
    return new ReleaseNote(
        release,
        state,
        asOf,
        runKey,
        runId,
        configHash,
        madeWith,
        served,
        moved,
        hashes,
        gates,
        Optional.of(erasure));
  }

  private static Map<String, String> words(List<GateResult> gates) {
    Map<String, String> words = new TreeMap<>();
    for (GateResult gate : gates) {
      words.put(
          gate.gate() + " " + gate.subject(),
          gate.sentence() + (gate.accepted() ? ": accepted" : ""));
    }
    return words;
  }
}
