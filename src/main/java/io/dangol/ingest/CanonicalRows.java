package io.dangol.ingest;

import static io.dangol.ingest.RawRecords.BAD_VALUE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.dangol.job.Failure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the records of a source mean: one row a record, the same columns for every source.
 *
 * <p>{@code source, file, position}; {@code broken}: why the whole file is set aside; {@code
 * reason}: why the record is rejected; {@code excluded}: the rule that leaves it out; {@code
 * payload}: only of a rejected record; then one struct a kind ({@code consents}: an array), null
 * where the record does not feed it, is rejected or is excluded.
 */
final class CanonicalRows {
  static final String SOURCE = "source";
  static final String FILE = "file";
  static final String POSITION = "position";
  static final String PAYLOAD = "payload";
  static final String BROKEN = "broken";
  static final String REASON = "reason";
  static final String EXCLUDED = "excluded";

  /** The rule that leaves out a record that feeds no kind. */
  static final String FEEDS_NOTHING = "feeds-nothing";

  private final SourceSettings source;
  private final ZoneId zone;
  private final Dataset<Row> raw;

  private CanonicalRows(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    this.source = source;
    this.zone = source.zone().orElse(shopZone);
    this.raw = raw;
  }

  /**
   * Classifies records as {@link RawRecords} has them. An expression that does not fit the columns
   * is a {@link Failure} of kind CONFIGURATION.
   */
  static Dataset<Row> of(SourceSettings source, ZoneId shopZone, Dataset<Row> raw) {
    return new CanonicalRows(source, shopZone, raw).rows();
  }

  private Dataset<Row> rows() {
    Map<String, Contract> contracts = new LinkedHashMap<>();
    List<Column> evaluated = new ArrayList<>(List.of(col("*"), excluded().as("__excluded")));
    for (int i = 0; i < source.mappings().size(); i++) {
      Mapping mapping = source.mappings().get(i);
      String values = "__values_" + i;
      evaluated.add(values(mapping).as(values));
      contracts.put(values, contract(mapping, values));
    }
    Column readable = col(FileRecords.PROBLEM).isNull().and(col("__excluded").isNull());
    Column reason =
        coalesce(
            col(FileRecords.PROBLEM),
            when(readable, coalesce(firstReason(contracts).toArray(Column[]::new))));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                lit(source.name()).as(SOURCE),
                col(FileRecords.FILE).as(FILE),
                col(FileRecords.POSITION).as(POSITION),
                col(FileRecords.BROKEN).as(BROKEN),
                reason.as(REASON),
                col("__excluded").as(EXCLUDED),
                col(FileRecords.PAYLOAD).as(PAYLOAD)));
    for (Kind kind : Kind.values()) {
      columns.add(canonical(kind, contracts).as(kind.label()));
    }
    return onlyTaken(raw.select(evaluated.toArray(Column[]::new)).select(columns(columns)));
  }

  /** The rule that leaves the record out, by order of their names; null if none does. */
  private Column excluded() {
    Column readable = col(FileRecords.PROBLEM).isNull();
    List<Column> rules = new ArrayList<>();
    new TreeMap<>(source.exclude())
        .forEach(
            (rule, sql) ->
                rules.add(when(readable.and(condition("exclude." + rule, sql)), lit(rule))));
    Column fed = lit(false);
    for (Mapping mapping : source.mappings()) {
      fed = fed.or(feeds(mapping));
    }
    rules.add(when(readable.and(fed.equalTo(false)), lit(FEEDS_NOTHING)));
    return coalesce(rules.toArray(Column[]::new));
  }

  /** What the expressions of a mapping give, untyped; null where the record does not feed it. */
  private Column values(Mapping mapping) {
    List<Column> values = new ArrayList<>(List.of(lit(true).as("__fed")));
    mapping.expressions().forEach((key, sql) -> values.add(expr(sql).as(key)));
    new TreeMap<>(mapping.extras())
        .forEach((key, sql) -> values.add(expr(sql).cast(DataTypes.StringType).as("." + key)));
    Column used = col(FileRecords.PROBLEM).isNull().and(feeds(mapping));
    return when(used, struct(columns(values)));
  }

  private Column feeds(Mapping mapping) {
    return mapping.when().map(sql -> condition(mapping.name() + ".when", sql)).orElse(lit(true));
  }

  private Column condition(String key, String sql) {
    Expressions.type(raw, source.name(), key, sql);
    return coalesce(expr(sql), lit(false));
  }

  private Contract contract(Mapping mapping, String values) {
    Contract contract =
        new Contract(source, mapping, values, new Instants(zone, source.timestampFormat()));
    mapping
        .expressions()
        .forEach(
            (key, sql) ->
                contract.declare(
                    key, Expressions.type(raw, source.name(), mapping.name() + "." + key, sql)));
    mapping
        .extras()
        .forEach(
            (key, sql) -> Expressions.type(raw, source.name(), mapping.name() + "." + key, sql));
    return contract;
  }

  private static List<Column> firstReason(Map<String, Contract> contracts) {
    List<Column> reasons = new ArrayList<>();
    reasons.add(when(col(BAD_VALUE), lit(Reasons.BAD_VALUE)));
    contracts.values().forEach(contract -> reasons.addAll(contract.reasons()));
    return reasons;
  }

  private static Column canonical(Kind kind, Map<String, Contract> contracts) {
    List<Column> rows =
        contracts.values().stream()
            .filter(contract -> contract.kind() == kind)
            .map(Contract::row)
            .toList();
    if (kind == Kind.CONSENTS) {
      Column none = array().cast(DataTypes.createArrayType(kind.schema()));
      return rows.isEmpty() ? none : array_compact(array(columns(rows)));
    }
    return rows.isEmpty() ? lit(null).cast(kind.schema()) : rows.get(0);
  }

  /** Without payload where it is not needed, without canonical rows where they are not wanted. */
  private static Dataset<Row> onlyTaken(Dataset<Row> rows) {
    Column taken = col(REASON).isNull().and(col(EXCLUDED).isNull()).and(col(BROKEN).isNull());
    Dataset<Row> slim = rows.withColumn(PAYLOAD, when(col(REASON).isNotNull(), col(PAYLOAD)));
    for (Kind kind : Kind.values()) {
      slim = slim.withColumn(kind.label(), when(taken, col(kind.label())));
    }
    return slim;
  }

  private static Column[] columns(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }
}
