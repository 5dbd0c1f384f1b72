package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.dangol.job.Failure;
import io.dangol.job.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a record must give to be a canonical row of one kind, and that row. */
final class Contract {
  private static final String DEFAULT_ACCOUNT_KIND = "member";
  private static final String ANY_CHANNEL = "any";

  private final SourceSettings source;
  private final Mapping mapping;
  private final String values;
  private final Instants instants;
  private final Map<String, DataType> types = new HashMap<>();

  /**
   * A contract over the values of a mapping.
   *
   * @param values column that holds what the expressions gave, a struct by key
   */
  Contract(SourceSettings source, Mapping mapping, String values, Instants instants) {
    this.source = source;
    this.mapping = mapping;
    this.values = values;
    this.instants = instants;
  }

  Kind kind() {
    return mapping.kind();
  }

  /** Says which type the expression of a key has. */
  void declare(String key, DataType type) {
    boolean isTime =
        kind().targets().stream()
            .anyMatch(t -> t.key().equals(key) && t.type() == Target.ValueType.TIME);
    if (isTime && !Instants.canBeTime(type)) {
      throw Failure.configuration(
          "ingest.sources.%s.%s.%s is of type %s, must be a time or a text: for numbers write timestamp_seconds(...) or timestamp_millis(...)"
              .formatted(source.name(), mapping.name(), key, type.simpleString()));
    }
    types.put(key, type);
  }

  /** Reasons to reject, in order; each null where it does not apply. */
  List<Column> reasons() {
    List<Column> reasons = new ArrayList<>();
    for (Target target : kind().targets()) {
      if (!types.containsKey(target.key())) {
        continue;
      }
      Column given = given(target);
      if (target.isRequired()) {
        reasons.add(reason(given.isNull(), target.missing()));
      }
      reasons.add(reason(given.isNotNull().and(typed(target).isNull()), target.type().reason()));
      reasons.addAll(ownReasons(target));
    }
    return reasons;
  }

  /** The canonical row; null where the record does not feed the kind. */
  Column row() {
    List<Column> columns = new ArrayList<>();
    for (Target target : kind().targets()) {
      columns.add(canonical(target).as(target.column()));
    }
    kind().extras().ifPresent(extras -> columns.add(extras().as(extras)));
    return when(isFed(), struct(columns.toArray(Column[]::new)));
  }

  private List<Column> ownReasons(Target target) {
    Column value = typed(target);
    return switch (target.key()) {
      case "event-type" ->
          List.of(reason(value.isNotNull().and(eventType().isNull()), Reasons.UNKNOWN_EVENT_TYPE));
      case "purpose" ->
          List.of(reason(not(lower(value).isin(labels().toArray())), Reasons.UNKNOWN_PURPOSE));
      case "quantity", "stock" -> List.of(reason(value.lt(0), Reasons.NEGATIVE_QUANTITY));
      case "amount", "discount", "price" -> List.of(reason(value.lt(0), Reasons.NEGATIVE_AMOUNT));
      default -> List.of();
    };
  }

  private Column canonical(Target target) {
    Column value = typed(target);
    return switch (target.key()) {
      case "event-type" -> eventType();
      case "purpose" -> lower(value);
      case "account-kind" -> coalesce(value, lit(DEFAULT_ACCOUNT_KIND));
      case "channel" -> kind() == Kind.CONSENTS ? coalesce(value, lit(ANY_CHANNEL)) : value;
      default -> value;
    };
  }

  /** Null where the type is neither mapped nor canonical. */
  private Column eventType() {
    Column raw = trim(col(values + ".`event-type`").cast(DataTypes.StringType));
    if (source.eventTypes().isEmpty()) {
      return when(raw.isin(source.canonicalTypes().toArray()), raw);
    }
    Column[] pairs =
        new TreeMap<>(source.eventTypes())
            .entrySet().stream()
                .flatMap(type -> Stream.of(lit(type.getKey()), lit(type.getValue())))
                .toArray(Column[]::new);
    return try_element_at(map(pairs), raw);
  }

  /** What the expression gave; text without blanks around it, null if nothing is left. */
  private Column given(Target target) {
    Column value = col(values + ".`" + target.key() + "`");
    boolean isText = target.type() == Target.ValueType.TEXT;
    if (isText || DataTypes.StringType.sameType(types.get(target.key()))) {
      return nullif(trim(value.cast(DataTypes.StringType)), lit(""));
    }
    return value;
  }

  /** The value in the type of its column; null if it does not fit. */
  private Column typed(Target target) {
    if (!types.containsKey(target.key())) {
      return lit(null).cast(target.type().sql());
    }
    Column given = given(target);
    return switch (target.type()) {
      case TEXT -> when(length(given).leq(Reasons.LONGEST_TEXT), given);
      case TIME -> {
        Column time = instants.of(given, types.get(target.key()));
        yield when(year(time).between(1900, 2199), time);
      }
      default -> given.try_cast(target.type().sql());
    };
  }

  private Column extras() {
    if (mapping.extras().isEmpty()) {
      return lit(null).cast("map<string,string>");
    }
    Column[] pairs =
        new TreeMap<>(mapping.extras())
            .keySet().stream()
                .flatMap(name -> Stream.of(lit(name), col(values + ".`." + name + "`")))
                .toArray(Column[]::new);
    Column known = map_filter(map(pairs), (name, value) -> value.isNotNull());
    return when(size(known).gt(0), known);
  }

  private Column reason(Column broken, String reason) {
    return when(isFed().and(broken), lit(reason));
  }

  private Column isFed() {
    return col(values).isNotNull();
  }

  private static List<String> labels() {
    return Stream.of(Purpose.PERSONALISATION, Purpose.ANALYTICS, Purpose.MARKETING)
        .map(Purpose::label)
        .toList();
  }
}
