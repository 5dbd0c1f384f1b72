package io.dangol.night;

import static java.util.stream.Collectors.joining;

import io.dangol.config.EditDistance;
import io.dangol.gate.Gates;
import io.dangol.gate.Integrity;
import io.dangol.ingest.IngestEvents;
import io.dangol.job.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gates, and checks of the input, that a person who knows better lets a night pass. */
public record AcceptedGates(Set<String> names) {

  static final AcceptedGates NONE = new AcceptedGates(Set.of());

  public AcceptedGates {
    names = Set.copyOf(names);
  }

  /** Names as given; CONFIGURATION for each that is none, or that nobody can accept. */
  public static AcceptedGates of(List<String> given) {
    List<String> acceptable =
        new ArrayList<>(List.of(IngestEvents.REJECTED_CONSENTS, Integrity.NEVER_EMPTY));
    acceptable.addAll(Gates.NAMES);
    String problems =
        given.stream()
            .distinct()
            .filter(name -> !acceptable.contains(name))
            .map(name -> problem(name, acceptable))
            .collect(joining(System.lineSeparator()));
    if (!problems.isEmpty()) {
      throw Failure.configuration(problems);
    }
    return new AcceptedGates(Set.copyOf(given));
  }

  private static String problem(String name, List<String> acceptable) {
    if (Integrity.UNDENIABLE.contains(name)) {
      return "--accept %s: nobody can accept this gate, its rows contradict their table; mend what made them"
          .formatted(name);
    }
    String meant =
        EditDistance.nearest(name, acceptable)
            .map(near -> " (did you mean " + near + "?)")
            .orElse("");
    return "--accept %s: there is no such gate%s; the gates are %s"
        .formatted(name, meant, String.join(", ", acceptable));
  }
}
