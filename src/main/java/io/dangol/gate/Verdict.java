package io.dangol.gate;

import static java.util.stream.Collectors.joining;

import io.dangol.job.Failure;
import io.dangol.job.GateResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a night may be published. */
public final class Verdict {

  private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

  private Verdict() {}

  /**
   * The results, with accepted gates marked. Throws a {@link Failure} of kind GATE with one line
   * for each gate that refuses.
   *
   * @param accepted names of gates that a person accepts
   * @param asOf the night's date
   */
  public static List<GateResult> of(
      List<GateResult> measured, Set<String> accepted, LocalDate asOf) {
    List<GateResult> judged =
        measured.stream()
            .map(result -> accepted.contains(result.gate()) ? result.accept() : result)
            .toList();
    List<GateResult> refused = judged.stream().filter(GateResult::refuses).toList();
    if (!refused.isEmpty()) {
      throw Failure.gate(message(refused, asOf), judged);
    }
    judged.stream()
        .filter(GateResult::accepted)
        .forEach(result -> LOG.warn("accepted by --accept: {}", sentence(result)));
    return judged;
  }

  private static String message(List<GateResult> refused, LocalDate asOf) {
    String lines = refused.stream().map(Verdict::sentence).collect(joining(System.lineSeparator()));
    boolean mend = refused.stream().anyMatch(gate -> Integrity.UNDENIABLE.contains(gate.gate()));
    String options =
        refused.stream()
            .map(GateResult::gate)
            .distinct()
            .map(gate -> " --accept " + gate)
            .collect(joining());
    return lines
        + System.lineSeparator()
        + "Nothing of "
        + asOf
        + " was published; readers keep the former release. Look at the tables named above in the"
        + " lake"
        + (mend
            ? "."
            : "; who knows better publishes with 'nightly --as-of " + asOf + options + "'.");
  }

  private static String sentence(GateResult gate) {
    return "gate %s, %s: %s".formatted(gate.gate(), gate.subject(), gate.sentence());
  }
}
