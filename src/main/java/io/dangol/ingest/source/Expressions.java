package io.dangol.ingest.source;

import static java.util.stream.Collectors.joining;

import io.dangol.ingest.file.Format;
import io.dangol.job.Failure;
import io.dangol.sql.SqlAnalysis;
import io.dangol.sql.SqlExpression;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Checks the expressions of a source against the columns of its records. */
final class Expressions {

  /**
   * What is wrong with one of them.
   *
   * @param key of the configuration below the source
   * @param text without a value of any record
   */
  record Problem(String key, String text) {
    /** For lines, the problem is reported for their pattern instead. */
    boolean isUnknownColumn() {
      return text.startsWith("[UNRESOLVED_COLUMN");
    }
  }

  private final SourceSettings source;
  private final SqlAnalysis analysis;
  private final Conversion conversion;
  private final Map<String, SourceExpression> sound = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Checks all expressions.
   *
   * @param columns of the records, with their types
   */
  Expressions(SourceSettings source, StructType columns, ZoneId shopZone) {
    this.source = source;
    ZoneId zone = source.zone().orElse(shopZone);
    this.analysis = new SqlAnalysis(columns, zone);
    this.conversion =
        new Conversion(
            new Instants(zone, source.timestampFormat()),
            source.eventTypes(),
            source.consentWords());
    source.exclude().forEach((rule, sql) -> check("exclude", rule, sql, this::condition));
    source.mappings().forEach(this::check);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The mappers of all mappings; a {@link Failure} of kind CONFIGURATION if one does not fit. */
  List<RowMapper> mappers() {
    if (!problems.isEmpty()) {
      throw Failure.configuration(
          problems.stream()
              .map(p -> "ingest.sources.%s.%s %s".formatted(source.name(), p.key(), p.text()))
              .collect(joining("\n")));
    }
    List<RowMapper> mappers = new ArrayList<>();
    for (Mapping mapping : source.mappings()) {
      Map<String, SourceExpression> own = new TreeMap<>();
      String start = mapping.name() + ".";
      sound.forEach(
          (key, expression) -> {
            if (key.startsWith(start)) {
              own.put(key.substring(start.length()), expression);
            }
          });
      String prefix = "__" + mappers.size() + "_";
      mappers.add(new RowMapper(new MappingColumns(source, mapping, prefix, own), conversion));
    }
    return mappers;
  }

  /** Conditions by the names of the rules that leave records out. */
  SortedMap<String, SourceExpression> exclude() {
    SortedMap<String, SourceExpression> rules = new TreeMap<>();
    source.exclude().keySet().forEach(rule -> rules.put(rule, sound.get("exclude." + rule)));
    return rules;
  }

  private void check(Mapping mapping) {
    mapping.when().ifPresent(sql -> check(mapping.name(), "when", sql, this::condition));
    for (Target target : mapping.kind().targets()) {
      String sql = mapping.expressions().get(target.key());
      if (sql != null) {
        check(
            mapping.name(),
            target.key(),
            sql,
            found ->
                conversion
                    .problem(target, found.dataType())
                    .or(() -> time(target, found))
                    .or(() -> commaOfText(target, found)));
      }
    }
    String extras = mapping.name() + "." + mapping.kind().extras().orElse("");
    mapping
        .extras()
        .forEach((name, sql) -> check(extras, name, sql, found -> text(found.dataType())));
  }

  private void check(
      String block, String name, String sql, Function<Expression, Optional<String>> misfit) {
    String key = block + "." + name;
    try {
      Expression resolved = analysis.resolved(sql);
      sound.put(key, new SourceExpression(key, sql, resolved));
      misfit.apply(resolved).ifPresent(problem -> problems.add(new Problem(key, problem)));
    } catch (Exception e) {
      problems.add(new Problem(key, SqlExpression.firstLine(e)));
    }
  }

  private Optional<String> condition(Expression found) {
    DataType type = found.dataType();
    return type instanceof BooleanType || type instanceof NullType
        ? Optional.empty()
        : Optional.of("is of type " + type.simpleString() + ", must be a condition, true or false");
  }

  private Optional<String> text(DataType type) {
    return Conversion.isText(type) ? Optional.empty() : Optional.of(Conversion.noText(type));
  }

  private Optional<String> time(Target target, Expression found) {
    return target.type() == Target.ValueType.TIME
        ? TimeProblems.ofExpression(found)
        : Optional.empty();
  }

  /**
   * A decimal comma is only converted in declared numbers; a text with one would be rejected in
   * every record.
   */
  private Optional<String> commaOfText(Target target, Expression found) {
    boolean isComma =
        source.decimalComma() && (source.format() == Format.CSV || source.format() == Format.LINES);
    return isComma
            && target.type().isNumber()
            && found instanceof Attribute
            && found.dataType() instanceof StringType
        ? Optional.of(
            "is a text, which decimal-comma leaves as it is: name the column in types, as in types { price = \"decimal(12,2)\" }")
        : Optional.empty();
  }
}
