package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.dangol.sql.SqlExpression;
import io.dangol.sql.SqlValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * The intermediate columns of one mapping, by the step of {@link RowMapper} that adds them.
 *
 * @param prefix of their names, which keeps the columns of several mappings apart
 * @param expressions by key below the mapping
 */
record MappingColumns(
    SourceSettings source,
    Mapping mapping,
    String prefix,
    Map<String, SourceExpression> expressions) {

  MappingColumns {
    expressions = Map.copyOf(expressions);
  }

  Kind kind() {
    return mapping.kind();
  }

  Stream<String> sortedKeys() {
    return expressions.keySet().stream().sorted();
  }

  Optional<SourceExpression> find(String key) {
    return Optional.ofNullable(expressions.get(key));
  }

  /** The targets that the source maps. */
  List<Target> mapped() {
    return kind().targets().stream().filter(this::isMapped).toList();
  }

  boolean isMapped(Target target) {
    return expressions.containsKey(target.key());
  }

  /** The type that the expression of a target gives. */
  DataType type(Target target) {
    return expressions.get(target.key()).type();
  }

  String attemptName(String key) {
    return prefix + "try_" + key;
  }

  String fedName() {
    return prefix + "fed";
  }

  String givenName(Target target) {
    return prefix + "given_" + target.column();
  }

  String valueName(String column) {
    return prefix + column;
  }

  String brokenName() {
    return prefix + "broken";
  }

  /** What an expression gives; null where it fails. */
  Column attempt(String key) {
    return col(SqlValue.quoted(attemptName(key)));
  }

  /** Whether the record feeds the kind. */
  Column isFed() {
    return col(fedName());
  }

  Column given(Target target) {
    return col(givenName(target));
  }

  /** The value in the type of its column; null where the source maps nothing. */
  Column value(Target target) {
    return isMapped(target) ? col(valueName(target.column())) : lit(null).cast(target.type().sql());
  }

  /** The value of a column that the source maps. */
  Column value(String column) {
    return col(valueName(column));
  }

  /** Why the record breaks the contract of the kind. */
  Column broken() {
    return col(brokenName());
  }

  /** Whether one of the expressions needs a value that does not fit its declared type. */
  Column needsBad(Collection<String> sql) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sql.forEach(each -> columns.addAll(SqlExpression.columns(each)));
    Set<String> typed = new TreeSet<>(source.types().keySet());
    typed.removeIf(type -> !columns.contains(type));
    return typed.isEmpty() ? lit(false) : RawRecords.hasBad(typed);
  }
}
