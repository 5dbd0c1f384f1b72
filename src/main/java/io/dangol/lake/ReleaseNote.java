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
    Map<String, String> gates) {

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
        words(gates));
  }

  /** The same release in another state. */
  public ReleaseNote in(ReleaseState other) {
    return new ReleaseNote(
        release, other, asOf, runKey, runId, configHash, madeWith, served, versions, hashes, gates);
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
