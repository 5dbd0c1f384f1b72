package io.dangol.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one source fills the canonical rows of one kind.
 *
 * @param name place in the configuration, such as {@code events} or {@code consents.newsletter}
 * @param expressions Spark SQL by the key of the target
 * @param extras Spark SQL by free name; the values of the kind's map
 * @param when Spark SQL; a record for which it is not true does not feed the kind
 */
public record Mapping(
    Kind kind,
    String name,
    Map<String, String> expressions,
    Map<String, String> extras,
    Optional<String> when) {

  public Mapping {
    expressions = Map.copyOf(expressions);
    extras = Map.copyOf(extras);
  }

  /** Every expression of the mapping. */
  List<String> all() {
    Collection<String> conditions = when.stream().toList();
    List<String> all = new ArrayList<>(expressions.values());
    all.addAll(extras.values());
    all.addAll(conditions);
    return all;
  }
}
