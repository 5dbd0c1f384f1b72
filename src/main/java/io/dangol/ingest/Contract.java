package io.dangol.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
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

import io.dangol.job.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/**
 * What a record must give to be a canonical row of one kind, and that row.
 *
 * <p>Works in four steps, each over the columns of the one before, so that no expression is
 * evaluated twice: whether the record feeds the kind, what the expressions give, that in the type
 * of its column, and then the reasons to reject and the row.
 */
final class Contract {
  private static final String DEFAULT_ACCOUNT_KIND = "member";
  private static final String ANY_CHANNEL = "any";

  private final Mapping mapping;
  private final String prefix;
  private final Conversion conversion;
  private final Map<String, DataType> types;
  private final SourceSettings source;

  /**
   * The contract of a mapping.
   *
   * @param prefix of the names of its columns, so that several stand side by side
   * @param types of what the expressions give, by key
   * @param source of the records
   */
  Contract(
      Mapping mapping,
      String prefix,
      Conversion conversion,
      Map<String, DataType> types,
      SourceSettings source) {
    this.mapping = mapping;
    this.prefix = prefix;
    this.conversion = conversion;
    this.types = Map.copyOf(types);
    this.source = source;
  }

  Kind kind() {
    return mapping.kind();
  }

  /** Step 1, over raw columns: whether the record feeds the kind. */
  Column feeds() {
    Column feeds = mapping.when().map(sql -> coalesce(expr(sql), lit(false))).orElse(lit(true));
    return col(FileRecords.PROBLEM).isNull().and(feeds).as(prefix + "fed");
  }

  /** The column of step 1. */
  Column isFed() {
    return col(prefix + "fed");
  }

  /** Step 2, over raw columns: what the expressions give; null where the kind is not fed. */
  List<Column> given() {
    List<Column> columns = new ArrayList<>();
    for (Target target : mapped()) {
      Column value = expr(mapping.expressions().get(target.key()));
      boolean isText =
          target.type() == Target.ValueType.TEXT || types.get(target.key()) instanceof StringType;
      Column given = isText ? nullif(trim(value.cast("string")), lit("")) : value;
      columns.add(when(isFed(), given).as(prefix + "given_" + target.column()));
    }
    mapping
        .extras()
        .forEach(
            (name, sql) ->
                columns.add(when(isFed(), expr(sql).cast("string")).as(prefix + "extra_" + name)));
    return columns;
  }

  /** Step 3: what is given in the type of its column, null if it does not fit. */
  List<Column> typed() {
    return mapped().stream()
        .map(t -> conversion.of(t, given(t), types.get(t.key())).as(prefix + t.column()))
        .toList();
  }

  /** Step 4: {@link Reasons#about} to reject, in order; each null where it does not apply. */
  List<Column> reasons() {
    List<Column> reasons = new ArrayList<>();
    for (Target target : mapped()) {
      Column given = given(target);
      if (target.isRequired()) {
        reasons.add(reason(given.isNull(), Reasons.MISSING + target.key(), target));
      }
      reasons.add(
          reason(given.isNotNull().and(value(target).isNull()), target.type().reason(), target));
      reasons.addAll(ownReasons(target));
    }
    return reasons;
  }

  /** Of step 2: the event type as the record says it; empty for other kinds. */
  Optional<Column> saidType() {
    return mapped().stream()
        .filter(target -> target.type() == Target.ValueType.EVENT_TYPE)
        .findFirst()
        .map(this::given);
  }

  /** Step 4: the canonical row; null where the kind is not fed. */
  Column row() {
    List<Column> columns = new ArrayList<>();
    for (Target target : kind().targets()) {
      columns.add(canonical(target).as(target.column()));
    }
    kind().extras().ifPresent(extras -> columns.add(extras().as(extras)));
    return when(isFed(), struct(columns.toArray(Column[]::new)));
  }

  private List<Target> mapped() {
    return kind().targets().stream().filter(target -> types.containsKey(target.key())).toList();
  }

  private Column given(Target target) {
    return col(prefix + "given_" + target.column());
  }

  /** The column of step 3; null where the source maps nothing. */
  private Column value(Target target) {
    return types.containsKey(target.key())
        ? col(prefix + target.column())
        : lit(null).cast(target.type().sql());
  }

  private List<Column> ownReasons(Target target) {
    Column value = value(target);
    return switch (target.key()) {
      case "purpose" ->
          List.of(
              reason(not(lower(value).isin(labels().toArray())), Reasons.UNKNOWN_PURPOSE, target));
      case "quantity" ->
          List.of(
              reason(value.lt(0), Reasons.NEGATIVE_QUANTITY, target),
              reason(
                  value.gt(lit(source.limits().quantity())), Reasons.QUANTITY_TOO_LARGE, target));
      case "stock" -> List.of(reason(value.lt(0), Reasons.NEGATIVE_QUANTITY, target));
      case "currency" -> currencyReasons(target);
      case "amount", "discount", "price" ->
          List.of(
              reason(value.lt(0), Reasons.NEGATIVE_AMOUNT, target),
              reason(value.gt(lit(source.limits().amount())), Reasons.AMOUNT_TOO_LARGE, target));
      default -> List.of();
    };
  }

  /** Only an amount needs a currency. */
  private List<Column> currencyReasons(Target target) {
    Column currency = value(target);
    if (!types.containsKey("amount")) {
      return List.of();
    }
    Column hasAmount = col(prefix + "amount").isNotNull();
    Column isKnown = currency.isin(source.limits().currencies().toArray());
    Column isNone = currency.isNull().and(lit(source.currency().isEmpty()));
    return List.of(
        reason(hasAmount.and(isNone), Reasons.NO_CURRENCY, target),
        reason(hasAmount.and(not(isKnown)), Reasons.NO_RATE, target));
  }

  private Column canonical(Target target) {
    Column value = value(target);
    return switch (target.key()) {
      case "purpose" -> lower(value);
      case "account-kind" -> coalesce(value, lit(DEFAULT_ACCOUNT_KIND));
      case "channel" -> kind() == Kind.CONSENTS ? coalesce(value, lit(ANY_CHANNEL)) : value;
      default -> value;
    };
  }

  private Column extras() {
    if (mapping.extras().isEmpty()) {
      return lit(null).cast("map<string,string>");
    }
    Column[] pairs =
        new TreeMap<>(mapping.extras())
            .keySet().stream()
                .flatMap(name -> Stream.of(lit(name), col("`" + prefix + "extra_" + name + "`")))
                .toArray(Column[]::new);
    Column known = map_filter(map(pairs), (name, value) -> value.isNotNull());
    return when(size(known).gt(0), known);
  }

  private Column reason(Column broken, String reason, Target target) {
    return when(
        isFed().and(broken), Reasons.about(lit(reason), lit(mapping.name() + "." + target.key())));
  }

  private static List<String> labels() {
    return Stream.of(Purpose.PERSONALISATION, Purpose.ANALYTICS, Purpose.MARKETING)
        .map(Purpose::label)
        .toList();
  }
}
