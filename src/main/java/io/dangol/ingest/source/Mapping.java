package io.dangol.ingest.source;

import io.dangol.config.Section;
import io.dangol.sql.SqlExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one source fills the canonical rows of one kind.
 *
 * @param name path in the configuration, such as {@code events} or {@code consents.newsletter}
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

  /** Reads the block of a kind; {@code name} is its path below the source. */
  static Mapping read(Kind kind, String name, Section block) {
    Map<String, String> expressions = new HashMap<>();
    for (Target target : kind.targets()) {
      if (block.has(target.key())) {
        expressions.put(target.key(), expression(block, target.key()));
      } else if (target.isRequired()) {
        block.problem(target.key(), "is missing: an expression that gives it");
      }
    }
    Map<String, String> extras = new HashMap<>();
    kind.extras().filter(block::has).ifPresent(key -> extras.putAll(block.textMap(key)));
    extras.forEach(
        (key, sql) ->
            SqlExpression.problem(sql)
                .ifPresent(
                    problem -> block.problem(kind.extras().orElse(""), key + ": " + problem)));
    Optional<String> when =
        block.has("when") ? Optional.of(expression(block, "when")) : Optional.empty();
    return new Mapping(kind, name, expressions, extras, when);
  }

  private static String expression(Section block, String key) {
    String sql = block.text(key);
    SqlExpression.problem(sql).ifPresent(problem -> block.problem(key, problem));
    return sql;
  }

  /** The canonical columns that it fills. */
  public Stream<String> columns() {
    return Stream.concat(
        kind.targets().stream()
            .filter(target -> expressions.containsKey(target.key()))
            .map(Target::column),
        extras.isEmpty() ? Stream.empty() : kind.extras().stream());
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
