package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.ingest.file.FileRecords;
import io.dangol.ingest.file.Reasons;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Decides of each raw record whether it is excluded, rejected or taken, and as which rows. */
final class RecordClassifier {
  /** Words that the source does not know are told apart by a number below this one. */
  private static final int UNKNOWN_TYPES = 1000;

  private static final String RULE = "__rule";
  private static final String REJECTED_FOR = "__reason";

  private final SourceSettings source;
  private final List<RowMapper> mappers;
  private final ExclusionRules rules;

  RecordClassifier(SourceSettings source, Expressions expressions) {
    this.source = source;
    this.mappers = expressions.mappers();
    this.rules = new ExclusionRules(expressions.exclude());
  }

  /** The records with the columns of {@link CanonicalRecords}, but the feed day. */
  Dataset<Row> classified(Dataset<Row> raw) {
    Dataset<Row> asked = plus(raw, Stream.concat(rules.attempts(), ofAll(RowMapper::condition)));
    Dataset<Row> fed = plus(asked, mappers.stream().map(RowMapper::feeds));
    Column rule = rules.first(isFed()).as(RULE);
    Stream<Column> attempts = ofAll(RowMapper::attempts);
    Dataset<Row> tried = plus(fed, Stream.concat(Stream.of(rule), attempts));
    Dataset<Row> given = plus(tried, ofAll(RowMapper::given));
    Dataset<Row> typed = plus(given, ofAll(RowMapper::typed));
    Column undecided = rules.failure();
    Dataset<Row> judged = plus(typed, mappers.stream().map(mapper -> mapper.broken(undecided)));
    Dataset<Row> classified = plus(judged, Stream.of(reason().as(REJECTED_FOR)));
    return classified.select(
        Stream.concat(columns().stream(), Stream.of(Kind.values()).map(this::taken))
            .toArray(Column[]::new));
  }

  private Column isFed() {
    return mappers.stream().map(RowMapper::isFed).reduce(lit(false), Column::or);
  }

  private Stream<Column> ofAll(Function<RowMapper, Stream<Column>> columns) {
    return mappers.stream().flatMap(columns);
  }

  /**
   * Excluded before unreadable, unreadable before a broken contract. A rule that fails leaves open
   * whether the record belongs here, so it is rejected.
   */
  private Column reason() {
    Column unused = when(col(RawRecords.BAD_VALUES).isNotNull(), RawRecords.aboutBadValue());
    return firstReason(Stream.concat(mappers.stream().map(RowMapper::reason), Stream.of(unused)));
  }

  /** The same of consents alone, without the key; null for a source that maps none. */
  private Column consentLost() {
    List<RowMapper> consents = of(Kind.CONSENTS);
    return consents.isEmpty()
        ? RawRecords.NO_VALUE
        : firstReason(consents.stream().map(RowMapper::reason)).getField(Reasons.REASON);
  }

  private Column detail() {
    return coalesce(
        Stream.concat(
                Stream.of(col(FileRecords.DETAIL)),
                mappers.stream().flatMap(mapper -> mapper.unrated().stream()))
            .toArray(Column[]::new));
  }

  private List<RowMapper> of(Kind kind) {
    return mappers.stream().filter(mapper -> mapper.kind() == kind).toList();
  }

  private static Column firstReason(Stream<Column> broken) {
    Column problem = col(FileRecords.PROBLEM);
    Column unreadable = when(problem.isNotNull(), Reasons.about(problem, RawRecords.NO_VALUE));
    Column[] all = Stream.concat(Stream.of(unreadable), broken).toArray(Column[]::new);
    return when(col(RULE).isNull(), coalesce(all));
  }

  /** As {@link CanonicalRecords#STATED_TYPE} says. */
  private Column statedType() {
    Object[] known =
        (source.eventTypes().isEmpty() ? SourceSettings.EVENT_TYPES : source.eventTypes().keySet())
            .toArray();
    return mappers.stream()
        .flatMap(mapper -> mapper.statedType().stream())
        .findFirst()
        .map(
            stated ->
                when(stated.isin(known), stated)
                    .when(
                        stated.isNotNull(),
                        concat(
                            lit(CanonicalRecords.UNKNOWN_TYPE),
                            pmod(xxhash64(stated), lit(UNKNOWN_TYPES)).cast("string"))))
        .orElse(RawRecords.NO_VALUE);
  }

  private List<Column> columns() {
    Column rejectedFor = col(REJECTED_FOR);
    return List.of(
        lit(source.name()).as(CanonicalRecords.SOURCE),
        col(FileRecords.FILE).as(CanonicalRecords.FILE),
        col(FileRecords.POSITION).as(CanonicalRecords.POSITION),
        col(FileRecords.BROKEN).as(CanonicalRecords.BROKEN),
        detail().as(CanonicalRecords.DETAIL),
        rejectedFor.getField(Reasons.REASON).as(CanonicalRecords.REASON),
        rejectedFor.getField(Reasons.KEY).as(CanonicalRecords.CONFIG_KEY),
        statedType().as(CanonicalRecords.STATED_TYPE),
        col(RULE).as(CanonicalRecords.EXCLUDED),
        consentLost().as(CanonicalRecords.CONSENT_LOST),
        when(rejectedFor.isNotNull(), col(FileRecords.PAYLOAD)).as(CanonicalRecords.PAYLOAD),
        col(FileRecords.HEADER).as(CanonicalRecords.HEADER),
        when(col(RULE).isNull(), UnreadConsents.of(of(Kind.CONSENTS))).as(CanonicalRecords.DOUBTS));
  }

  /**
   * The column of a kind; null where the record is unreadable or excluded or its file is broken.
   */
  private Column taken(Kind kind) {
    Column isTaken =
        col(FileRecords.PROBLEM)
            .isNull()
            .and(col(RULE).isNull())
            .and(col(FileRecords.BROKEN).isNull());
    return when(isTaken, canonical(kind)).as(kind.label());
  }

  private Column canonical(Kind kind) {
    List<Column> rows = of(kind).stream().map(RowMapper::row).toList();
    boolean isList = kind == Kind.CONSENTS;
    DataType type = isList ? DataTypes.createArrayType(kind.schema()) : kind.schema();
    if (rows.isEmpty()) {
      return lit(null).cast(type);
    }
    return isList ? array_compact(array(rows.toArray(Column[]::new))) : rows.get(0);
  }

  private static Dataset<Row> plus(Dataset<Row> rows, Stream<Column> columns) {
    return rows.select(Stream.concat(Stream.of(col("*")), columns).toArray(Column[]::new));
  }
}
