package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Reasons;
import io.dangol.job.Failure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the records of a source mean: one row a record, the same columns for every source.
 *
 * <p>{@code source, file, position}; {@code feed_on}: the day of the file, null for one without;
 * {@code broken}: why the whole file is set aside; {@code detail}: what the reader found in the
 * first record of a file with its problem, or the currency and day that has no rate; {@code reason}
 * and {@code config_key}: why the record is rejected, and the key that this is about; {@code
 * said_type}: its event type in the words of the source; {@code excluded}: the rule that leaves it
 * out; {@code consent_lost}: why a consent that the record may state cannot be read; {@code
 * doubts}: the withdrawals that it counts as for that, see {@link UnreadConsents}; {@code payload}:
 * only of a rejected record; {@code header}: in one row of each file; then one struct a kind
 * ({@code consents}: an array), null where the record does not feed it, is unreadable, is excluded
 * or breaks the contract of that kind.
 *
 * <p>The kinds of a record are judged apart: one that breaks its contract rejects the record, and
 * costs no other kind of it.
 */
public final class CanonicalRows {
  public static final String SOURCE = "source";
  public static final String FILE = "file";
  public static final String POSITION = "position";
  public static final String FEED_ON = "feed_on";
  public static final String PAYLOAD = "payload";
  public static final String HEADER = "header";
  public static final String BROKEN = "broken";
  public static final String DETAIL = "detail";
  public static final String REASON = "reason";
  public static final String EXCLUDED = "excluded";
  public static final String CONFIG_KEY = "config_key";
  public static final String SAID_TYPE = "said_type";

  /** Goes before the number of an event type that the source does not know. */
  public static final String UNKNOWN_TYPE = "?";

  private static final int UNKNOWN_TYPES = 1000;
  public static final String CONSENT_LOST = "consent_lost";
  public static final String DOUBTS = "doubts";

  /** The rule that leaves out the last lines of a file. */
  static final String LAST_LINES = "last-lines";

  /** The rule that leaves out a record that feeds no kind. */
  static final String FEEDS_NOTHING = "feeds-nothing";

  private static final String RULE = "__rule";
  private static final String REJECTED_FOR = "__reason";

  private final SourceSettings source;
  private final List<Contract> contracts;
  private final SortedMap<String, SourceExpression> rules;

  private CanonicalRows(SourceSettings source, Expressions expressions) {
    this.source = source;
    this.contracts = expressions.contracts();
    this.rules = expressions.exclude();
  }

  /**
   * Classifies records as {@link RawRecords} has them. An expression that does not fit the columns
   * is a {@link Failure} of kind CONFIGURATION.
   */
  public static Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    return new CanonicalRows(source, new Expressions(source, raw.schema(), shopZone)).rows(raw);
  }

  private Dataset<Row> rows(Dataset<Row> raw) {
    Dataset<Row> asked =
        plus(
            raw,
            Stream.concat(excluding(), contracts.stream().flatMap(c -> c.condition().stream())));
    Dataset<Row> fed = plus(asked, contracts.stream().map(Contract::feeds));
    Dataset<Row> tried =
        plus(
            fed,
            Stream.concat(
                Stream.of(rule().as(RULE)),
                contracts.stream().flatMap(c -> c.attempts().stream())));
    Dataset<Row> given = plus(tried, contracts.stream().flatMap(c -> c.given().stream()));
    Dataset<Row> typed = plus(given, contracts.stream().flatMap(c -> c.typed().stream()));
    Dataset<Row> judged = plus(typed, contracts.stream().map(c -> c.broken(undecided())));
    Dataset<Row> classified = plus(judged, Stream.of(reason().as(REJECTED_FOR)));
    return classified.select(columns().toArray(Column[]::new));
  }

  /** What the conditions of the rules give of a record. */
  private Stream<Column> excluding() {
    return rules.entrySet().stream()
        .map(
            rule ->
                when(isKnown(rule.getValue().sql()), rule.getValue().attempt())
                    .as(attempt(rule.getKey())));
  }

  /** Whether a record has all that a rule asks about; a total with too few fields may. */
  private static Column isKnown(String sql) {
    Column problem = col(FileRecords.PROBLEM);
    Column[] columns =
        SqlExpression.columns(sql).stream().map(name -> lit(name)).toArray(Column[]::new);
    return problem
        .isNull()
        .or(
            problem
                .equalTo(Reasons.WRONG_NUMBER_OF_FIELDS)
                .and(not(arrays_overlap(col(RawRecords.ABSENT), array(columns)))));
  }

  /** The rule that leaves the record out, by order of their names; null if none does. */
  private Column rule() {
    List<Column> excluded = new ArrayList<>();
    rules
        .keySet()
        .forEach(rule -> excluded.add(when(SourceExpression.value(attempt(rule)), lit(rule))));
    Column fed = contracts.stream().map(Contract::isFed).reduce(lit(false), Column::or);
    Column problem = col(FileRecords.PROBLEM);
    excluded.add(when(problem.isNull().and(not(fed)), lit(FEEDS_NOTHING)));
    excluded.add(when(problem.equalTo(Reasons.LAST_LINE), lit(LAST_LINES)));
    return coalesce(excluded.toArray(Column[]::new));
  }

  /** Why a rule fails on a record that can be read; null where none does. */
  private Column undecided() {
    List<Column> failures = new ArrayList<>(List.of(lit(null).cast(Reasons.TYPE)));
    rules.forEach(
        (rule, sql) ->
            failures.add(
                when(col(SourceExpression.quoted(attempt(rule))).isNull(), sql.failure())));
    return when(col(FileRecords.PROBLEM).isNull(), coalesce(failures.toArray(Column[]::new)));
  }

  /**
   * Excluded before unreadable, unreadable before a broken contract. A rule that fails leaves open
   * whether the record belongs here, so it is rejected.
   */
  private Column reason() {
    Column unused = when(col(RawRecords.BAD_VALUES).isNotNull(), RawRecords.aboutBadValue());
    return firstReason(Stream.concat(contracts.stream().map(Contract::reason), Stream.of(unused)));
  }

  /** The same of consents alone, without the key; null for a source that maps none. */
  private Column consentLost() {
    List<Contract> consents = of(Kind.CONSENTS);
    return consents.isEmpty()
        ? RawRecords.NO_VALUE
        : firstReason(consents.stream().map(Contract::reason)).getField(Reasons.REASON);
  }

  private Column detail() {
    return coalesce(
        Stream.concat(
                Stream.of(col(FileRecords.DETAIL)),
                contracts.stream().flatMap(contract -> contract.unrated().stream()))
            .toArray(Column[]::new));
  }

  private List<Contract> of(Kind kind) {
    return contracts.stream().filter(contract -> contract.kind() == kind).toList();
  }

  private static Column firstReason(Stream<Column> broken) {
    Column problem = col(FileRecords.PROBLEM);
    Column unreadable = when(problem.isNotNull(), Reasons.about(problem, RawRecords.NO_VALUE));
    Column[] all = Stream.concat(Stream.of(unreadable), broken).toArray(Column[]::new);
    return when(col(RULE).isNull(), coalesce(all));
  }

  private static String attempt(String rule) {
    return "__exclude_" + rule;
  }

  /**
   * The event type as the record says it, if the source knows the word; others are values of the
   * record, of which only a number between 0 and 999 is told.
   */
  private Column saidType() {
    Object[] known =
        (source.eventTypes().isEmpty() ? SourceSettings.EVENT_TYPES : source.eventTypes().keySet())
            .toArray();
    return contracts.stream()
        .flatMap(contract -> contract.saidType().stream())
        .findFirst()
        .map(
            said ->
                when(said.isin(known), said)
                    .when(
                        said.isNotNull(),
                        concat(
                            lit(UNKNOWN_TYPE),
                            pmod(xxhash64(said), lit(UNKNOWN_TYPES)).cast("string"))))
        .orElse(RawRecords.NO_VALUE);
  }

  private List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                lit(source.name()).as(SOURCE),
                col(FileRecords.FILE).as(FILE),
                col(FileRecords.POSITION).as(POSITION),
                col(FileRecords.BROKEN).as(BROKEN),
                detail().as(DETAIL),
                col(REJECTED_FOR).getField(Reasons.REASON).as(REASON),
                col(REJECTED_FOR).getField(Reasons.KEY).as(CONFIG_KEY),
                saidType().as(SAID_TYPE),
                col(RULE).as(EXCLUDED),
                consentLost().as(CONSENT_LOST),
                when(col(REJECTED_FOR).isNotNull(), col(FileRecords.PAYLOAD)).as(PAYLOAD),
                col(FileRecords.HEADER).as(HEADER)));
    columns.add(when(col(RULE).isNull(), UnreadConsents.of(of(Kind.CONSENTS))).as(DOUBTS));
    Column taken =
        col(FileRecords.PROBLEM)
            .isNull()
            .and(col(RULE).isNull())
            .and(col(FileRecords.BROKEN).isNull());
    for (Kind kind : Kind.values()) {
      columns.add(when(taken, canonical(kind)).as(kind.label()));
    }
    return columns;
  }

  private Column canonical(Kind kind) {
    List<Column> rows = of(kind).stream().map(Contract::row).toList();
    boolean isSeveral = kind == Kind.CONSENTS;
    DataType type = isSeveral ? DataTypes.createArrayType(kind.schema()) : kind.schema();
    if (rows.isEmpty()) {
      return lit(null).cast(type);
    }
    return isSeveral ? array_compact(array(rows.toArray(Column[]::new))) : rows.get(0);
  }

  private static Dataset<Row> plus(Dataset<Row> rows, Stream<Column> columns) {
    return rows.select(Stream.concat(Stream.of(col("*")), columns).toArray(Column[]::new));
  }
}
