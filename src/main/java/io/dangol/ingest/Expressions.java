package io.dangol.ingest;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import io.dangol.job.Failure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;

/**
 * The expressions of a source against the columns that its files have. Each problem names the key;
 * none holds a value.
 */
record Expressions(SourceSettings source, Dataset<Row> raw) {

  /** The contracts of all mappings; a {@link Failure} of kind CONFIGURATION if one does not fit. */
  List<Contract> contracts(ZoneId shopZone) {
    source.exclude().forEach((rule, sql) -> condition("exclude." + rule, sql));
    Instants instants = new Instants(source.zone().orElse(shopZone), source.timestampFormat());
    Conversion conversion = new Conversion(instants, source.eventTypes(), source.consentWords());
    List<Contract> contracts = new ArrayList<>();
    for (Mapping mapping : source.mappings()) {
      mapping.when().ifPresent(sql -> condition(mapping.name() + ".when", sql));
      mapping.extras().forEach((name, sql) -> type(mapping.name() + "." + name, sql));
      contracts.add(
          new Contract(source, mapping, "__" + contracts.size() + "_", conversion, types(mapping)));
    }
    return contracts;
  }

  /** The key of the first expression that fails on some record, with Spark's word for it. */
  Optional<String> failing() {
    Map<String, String> all = new TreeMap<>();
    source.exclude().forEach((rule, sql) -> all.put("exclude." + rule, sql));
    for (Mapping mapping : source.mappings()) {
      mapping.expressions().forEach((key, sql) -> all.put(mapping.name() + "." + key, sql));
      mapping.extras().forEach((key, sql) -> all.put(mapping.name() + "." + key, sql));
      mapping.when().ifPresent(sql -> all.put(mapping.name() + ".when", sql));
    }
    for (Map.Entry<String, String> expression : all.entrySet()) {
      try {
        raw.agg(count(expr(expression.getValue()))).first();
      } catch (Exception e) {
        return condition(e).map(word -> place(expression.getKey()) + ": " + word);
      }
    }
    return Optional.empty();
  }

  private Map<String, DataType> types(Mapping mapping) {
    Map<String, DataType> types = new HashMap<>();
    for (Target target : mapping.kind().targets()) {
      String sql = mapping.expressions().get(target.key());
      if (sql == null) {
        continue;
      }
      DataType type = type(mapping.name() + "." + target.key(), sql);
      if (target.type() == Target.ValueType.TIME && !Instants.canBeTime(type)) {
        throw Failure.configuration(
            place(mapping.name() + "." + target.key())
                + " is of type "
                + type.simpleString()
                + ", must be a time or a text: write timestamp_seconds(...) or timestamp_millis(...)");
      }
      types.put(target.key(), type);
    }
    return types;
  }

  private void condition(String key, String sql) {
    DataType type = type(key, sql);
    if (!(type instanceof BooleanType)) {
      throw Failure.configuration(
          place(key) + " is of type " + type.simpleString() + ", must be a condition");
    }
  }

  private DataType type(String key, String sql) {
    try {
      return raw.select(expr(sql)).schema().fields()[0].dataType();
    } catch (Exception e) {
      throw Failure.configuration(place(key) + ": " + SqlExpression.firstLine(e));
    }
  }

  private String place(String key) {
    return "ingest.sources." + source.name() + "." + key;
  }

  private static Optional<String> condition(Throwable failure) {
    Optional<String> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable known && known.getCondition() != null) {
        found = Optional.of(known.getCondition());
      }
    }
    return found;
  }
}
