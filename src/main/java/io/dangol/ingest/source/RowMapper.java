package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.FileRecords;
import io.dangol.sql.SqlValue;
import io.dangol.table.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StringType;

/**
 * Turns a record into a canonical row of one kind, or says why it cannot.
 *
 * <p>The steps below must be added to the dataset in order, each as a projection over the columns
 * of the one before, so that no expression is evaluated twice.
 *
 * <p>Each kind of a record is mapped on its own: what one kind rejects, another may still take.
 */
final class RowMapper {
  private static final String DEFAULT_ACCOUNT_KIND = "member";
  private static final String WHEN = "when";

  private final MappingColumns columns;
  private final Conversion conversion;
  private final RowCheck check;

  RowMapper(MappingColumns columns, Conversion conversion) {
    this.columns = columns;
    this.conversion = conversion;
    this.check = new RowCheck(columns);
  }

  Kind kind() {
    return columns.kind();
  }

  /** Step 1, over raw columns: the condition; empty where the mapping has none. */
  Stream<Column> condition() {
    Column isReadable = col(FileRecords.PROBLEM).isNull();
    return columns
        .find(WHEN)
        .map(when -> when(isReadable, when.attempt()).as(columns.attemptName(WHEN)))
        .stream();
  }

  /**
   * Step 2: whether the record feeds the kind. If the condition fails or needs a bad value, nobody
   * can tell; the record then feeds the kind and breaks its contract.
   */
  Column feeds() {
    Column feeds =
        columns
            .find(WHEN)
            .map(
                when ->
                    coalesce(SqlValue.value(columns.attemptName(WHEN)), lit(false))
                        .or(columns.attempt(WHEN).isNull())
                        .or(columns.needsBad(List.of(when.sql()))))
            .orElse(lit(true));
    Column isElement =
        columns.source().each().map(each -> each.feeds(columns.mapping())).orElse(lit(true));
    return col(FileRecords.PROBLEM).isNull().and(isElement).and(feeds).as(columns.fedName());
  }

  /** The column of step 2. */
  Column isFed() {
    return columns.isFed();
  }

  /**
   * Step 3, over raw columns: what the expressions give; null where one fails, where the kind is
   * not fed, and where they need a bad value.
   */
  Stream<Column> attempts() {
    return columns
        .sortedKeys()
        .filter(key -> !key.equals(WHEN))
        .map(
            key -> {
              SourceExpression expression = columns.expressions().get(key);
              Column needsBad = columns.needsBad(List.of(expression.sql()));
              return when(isFed().and(not(needsBad)), expression.attempt())
                  .as(columns.attemptName(key));
            });
  }

  /** Step 4: texts without blanks around them; an empty one is null. */
  Stream<Column> given() {
    return columns.mapped().stream()
        .map(target -> withoutBlanks(target).as(columns.givenName(target)));
  }

  private Column withoutBlanks(Target target) {
    Column value = SqlValue.value(columns.attemptName(target.key()));
    boolean isText = target.type().isText() || columns.type(target) instanceof StringType;
    boolean isPlain = isText && !Conversion.hasFraction(columns.type(target));
    return isPlain ? nullif(trim(conversion.text(value, columns.type(target))), lit("")) : value;
  }

  /** Step 5: what is given in the type of its column, null if it does not fit. */
  Stream<Column> typed() {
    return columns.mapped().stream()
        .map(
            target ->
                conversion
                    .of(target, columns.given(target), columns.type(target))
                    .as(columns.valueName(target.column())));
  }

  /** Step 6, as {@link RowCheck#firstReason} says. */
  Column broken(Column undecided) {
    return check.firstReason(undecided).as(columns.brokenName());
  }

  /** The column of step 6. */
  Column reason() {
    return columns.broken();
  }

  /** The currency and day of a record that has no rate; see {@link RowCheck#unrated}. */
  Optional<Column> unrated() {
    return check.unrated();
  }

  /** The event type in the words of the record, over step 4; empty for other kinds. */
  Optional<Column> statedType() {
    return columns.mapped().stream()
        .filter(target -> target.type() == Target.ValueType.EVENT_TYPE)
        .findFirst()
        .map(target -> conversion.text(columns.given(target), columns.type(target)));
  }

  /** Step 7: the canonical row; null where the kind is not fed or its contract is broken. */
  Column row() {
    List<Column> fields = new ArrayList<>();
    for (Target target : kind().targets()) {
      fields.add(canonical(target).as(target.column()));
    }
    kind().extras().ifPresent(extras -> fields.add(extras(extras).as(extras)));
    return when(isFed().and(reason().isNull()), struct(fields.toArray(Column[]::new)));
  }

  /** The canonical value of a key; null where the record does not give it. */
  Column canonical(String key) {
    return kind().targets().stream()
        .filter(target -> target.key().equals(key))
        .map(this::canonical)
        .findFirst()
        .orElseThrow();
  }

  private Column canonical(Target target) {
    Column value = columns.value(target);
    return switch (target.key()) {
      case "account-id" -> nullif(value, lit(""));
      case "account-kind" -> coalesce(nullif(lower(value), lit("")), lit(DEFAULT_ACCOUNT_KIND));
      case "channel" -> kind() == Kind.CONSENTS ? coalesce(value, lit(Words.ANY_CHANNEL)) : value;
      default -> value;
    };
  }

  private Column extras(String block) {
    if (columns.mapping().extras().isEmpty()) {
      return lit(null).cast("map<string,string>");
    }
    Column[] pairs =
        new TreeMap<>(columns.mapping().extras())
            .keySet().stream()
                .flatMap(name -> Stream.of(lit(name), extra(block + "." + name)))
                .toArray(Column[]::new);
    Column known = map_filter(map(pairs), (name, value) -> value.isNotNull());
    return when(size(known).gt(0), known);
  }

  private Column extra(String key) {
    Column value = SqlValue.value(columns.attemptName(key));
    return conversion.text(value, columns.expressions().get(key).type());
  }
}
