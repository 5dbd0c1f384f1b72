package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
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
import io.dangol.ingest.file.Reasons;
import io.dangol.money.Currencies;
import io.dangol.table.Columns;
import io.dangol.table.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/**
 * What a record must give to be a canonical row of one kind, and that row.
 *
 * <p>Works in steps, each over the columns of the one before, so that no expression is evaluated
 * twice: the condition, whether the record feeds the kind, what the expressions give or that they
 * fail, that as texts without blanks, that in the type of its column, what breaks the contract, and
 * then the row. What breaks the contract of one kind says nothing about another.
 */
final class Contract {
  private static final String DEFAULT_ACCOUNT_KIND = "member";
  private static final String WHEN = "when";

  private final SourceSettings source;
  private final Mapping mapping;
  private final String prefix;
  private final Conversion conversion;
  private final Map<String, SourceExpression> expressions;

  /**
   * The contract of a mapping.
   *
   * @param prefix of the names of its columns, so that several stand side by side
   * @param expressions by key below the mapping
   */
  Contract(
      SourceSettings source,
      Mapping mapping,
      String prefix,
      Conversion conversion,
      Map<String, SourceExpression> expressions) {
    this.source = source;
    this.mapping = mapping;
    this.prefix = prefix;
    this.conversion = conversion;
    this.expressions = Map.copyOf(expressions);
  }

  Kind kind() {
    return mapping.kind();
  }

  /** Step 1, over raw columns: the condition. */
  List<Column> condition() {
    Column isReadable = col(FileRecords.PROBLEM).isNull();
    return find(WHEN).map(when -> when(isReadable, when.attempt()).as(attempt(WHEN))).stream()
        .toList();
  }

  /**
   * Step 2: whether the record feeds the kind. It does where nobody can tell, for a condition that
   * fails or needs a bad value; then that breaks the contract.
   */
  Column feeds() {
    Column feeds =
        find(WHEN)
            .map(
                when ->
                    coalesce(SourceExpression.value(attempt(WHEN)), lit(false))
                        .or(tried(WHEN).isNull())
                        .or(needsBad(List.of(when.sql()))))
            .orElse(lit(true));
    Column counts = source.each().map(each -> each.feeds(mapping)).orElse(lit(true));
    return col(FileRecords.PROBLEM).isNull().and(counts).and(feeds).as(prefix + "fed");
  }

  /** The column of step 2. */
  Column isFed() {
    return col(prefix + "fed");
  }

  /**
   * Step 3, over raw columns: what the expressions give; null where one fails, where the kind is
   * not fed, and where they need a bad value.
   */
  List<Column> attempts() {
    return sortedKeys()
        .filter(key -> !key.equals(WHEN))
        .map(
            key -> {
              SourceExpression expression = expressions.get(key);
              Column isKnown = isFed().and(not(needsBad(List.of(expression.sql()))));
              return when(isKnown, expression.attempt()).as(attempt(key));
            })
        .toList();
  }

  /** Step 4: texts without blanks around them; an empty one is null. */
  List<Column> given() {
    List<Column> columns = new ArrayList<>();
    for (Target target : mapped()) {
      Column value = SourceExpression.value(attempt(target.key()));
      boolean isText = target.type().isText() || type(target) instanceof StringType;
      boolean isPlain = isText && !Conversion.hasFraction(type(target));
      Column given = isPlain ? nullif(trim(conversion.text(value, type(target))), lit("")) : value;
      columns.add(given.as(prefix + "given_" + target.column()));
    }
    return columns;
  }

  /** Step 5: what is given in the type of its column, null if it does not fit. */
  List<Column> typed() {
    return mapped().stream()
        .map(t -> conversion.of(t, given(t), type(t)).as(prefix + t.column()))
        .toList();
  }

  /**
   * Step 6: the first reason why the record breaks the contract, as {@link Reasons#about} has it;
   * null if it does not. Where a rule that leaves records out needs a bad value or fails, nobody
   * knows whether the record is to be left out.
   *
   * @param undecided why a rule fails, null where none does
   */
  Column broken(Column undecided) {
    List<String> needed = new ArrayList<>(mapping.all());
    needed.addAll(source.exclude().values());
    List<Column> reasons = new ArrayList<>();
    reasons.add(when(isFed().and(needsBad(needed)), RawRecords.aboutBadValue()));
    reasons.add(when(isFed(), undecided));
    sortedKeys()
        .filter(key -> expressions.get(key).canFail())
        .forEach(
            key ->
                reasons.add(
                    when(isFed().and(tried(key).isNull()), expressions.get(key).failure())));
    for (Target target : mapped()) {
      if (target.isRequired()) {
        reasons.add(reason(isMissing(target), lit(Reasons.MISSING + target.key()), target));
      }
      reasons.add(reason(isUnfit(target), lit(misfit(target)), target));
      Column unbelieved = source.limits().broken(target.key(), value(target));
      reasons.add(reason(unbelieved.isNotNull(), unbelieved, target));
    }
    currencyTarget().ifPresent(target -> reasons.addAll(currencyReasons(target)));
    return coalesce(reasons.toArray(Column[]::new)).as(prefix + "broken");
  }

  /** Of step 4: the event type as the record says it; empty for other kinds. */
  Optional<Column> saidType() {
    return mapped().stream()
        .filter(target -> target.type() == Target.ValueType.EVENT_TYPE)
        .findFirst()
        .map(target -> conversion.text(given(target), type(target)));
  }

  /** The column of step 6. */
  Column reason() {
    return col(prefix + "broken");
  }

  /** Step 7: the canonical row; null where the kind is not fed or its contract is broken. */
  Column row() {
    List<Column> columns = new ArrayList<>();
    for (Target target : kind().targets()) {
      columns.add(canonical(target).as(target.column()));
    }
    kind().extras().ifPresent(extras -> columns.add(extras().as(extras)));
    return when(isFed().and(reason().isNull()), struct(columns.toArray(Column[]::new)));
  }

  /** The canonical value of a key; null where the record does not give it. */
  Column canonical(String key) {
    return kind().targets().stream()
        .filter(target -> target.key().equals(key))
        .map(this::canonical)
        .findFirst()
        .orElseThrow();
  }

  private Stream<String> sortedKeys() {
    return expressions.keySet().stream().sorted();
  }

  private Optional<SourceExpression> find(String key) {
    return Optional.ofNullable(expressions.get(key));
  }

  private String attempt(String key) {
    return prefix + "try_" + key;
  }

  /** The column of an attempt; null where it fails. */
  private Column tried(String key) {
    return col(SourceExpression.quoted(attempt(key)));
  }

  private DataType type(Target target) {
    return expressions.get(target.key()).type();
  }

  private List<Target> mapped() {
    return kind().targets().stream().filter(t -> expressions.containsKey(t.key())).toList();
  }

  private Column given(Target target) {
    return col(prefix + "given_" + target.column());
  }

  /** The column of step 5; null where the source maps nothing. */
  private Column value(Target target) {
    return expressions.containsKey(target.key())
        ? col(prefix + target.column())
        : lit(null).cast(target.type().sql());
  }

  private Column isMissing(Target target) {
    Column isNothing = given(target).isNull();
    return target.type() == Target.ValueType.ACCOUNT
        ? isNothing.or(value(target).equalTo(""))
        : isNothing;
  }

  /** A withdrawal for a channel that nobody declared is for all channels. */
  private Column isUnfit(Target target) {
    Column isUnfit = given(target).isNotNull().and(value(target).isNull());
    return target.type() == Target.ValueType.CHANNEL
        ? isUnfit.and(coalesce(col(prefix + Columns.IS_GRANTED), lit(true)))
        : isUnfit;
  }

  private String misfit(Target target) {
    boolean isId =
        target.type() == Target.ValueType.TEXT || target.type() == Target.ValueType.ACCOUNT;
    return isId && Conversion.hasFraction(type(target))
        ? Reasons.NOT_WHOLE
        : target.type().reason();
  }

  /** Only an amount needs a currency, and a source's own may need no rate of a day. */
  private Optional<Target> currencyTarget() {
    boolean isSound = source.currency().filter(source.limits().rated()::isAlways).isPresent();
    return kind().targets().stream()
        .filter(target -> target.type() == Target.ValueType.CURRENCY)
        .filter(target -> expressions.containsKey("amount"))
        .filter(target -> expressions.containsKey(target.key()) || !isSound)
        .findFirst();
  }

  private List<Column> currencyReasons(Target target) {
    Column currency = currency(target);
    Column hasAmount = col(prefix + "amount").isNotNull();
    Column isRated = source.limits().rated().covers(currency, time());
    return List.of(
        reason(hasAmount.and(currency.isNull()), lit(Reasons.NO_CURRENCY), target),
        reason(hasAmount.and(not(isRated)), lit(Reasons.NO_RATE), target));
  }

  private Column currency(Target target) {
    return coalesce(value(target), lit(source.currency().orElse(null)).cast("string"));
  }

  private Column time() {
    return col(prefix + Columns.OCCURRED_AT.name());
  }

  /** What a record without a rate needs one for: its currency and day, if it is one of ISO 4217. */
  Optional<Column> unrated() {
    Column isUnrated = reason().getField(Reasons.REASON).equalTo(Reasons.NO_RATE);
    return currencyTarget()
        .map(
            target ->
                when(
                    isUnrated.and(currency(target).isin(Currencies.iso().toArray())),
                    concat(currency(target), lit(" on "), source.limits().rated().day(time()))));
  }

  private Column canonical(Target target) {
    Column value = value(target);
    return switch (target.key()) {
      case "account-id" -> nullif(value, lit(""));
      case "account-kind" -> coalesce(nullif(lower(value), lit("")), lit(DEFAULT_ACCOUNT_KIND));
      case "channel" -> kind() == Kind.CONSENTS ? coalesce(value, lit(Words.ANY_CHANNEL)) : value;
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
                .flatMap(name -> Stream.of(lit(name), extra(name)))
                .toArray(Column[]::new);
    Column known = map_filter(map(pairs), (name, value) -> value.isNotNull());
    return when(size(known).gt(0), known);
  }

  private Column extra(String name) {
    String key = kind().extras().orElseThrow() + "." + name;
    return conversion.text(SourceExpression.value(attempt(key)), expressions.get(key).type());
  }

  /** Whether one of the expressions needs a value that does not fit its declared type. */
  private Column needsBad(Collection<String> sql) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sql.forEach(each -> columns.addAll(SqlExpression.columns(each)));
    Set<String> typed = new TreeSet<>(source.types().keySet());
    typed.removeIf(type -> !columns.contains(type));
    return typed.isEmpty() ? lit(false) : RawRecords.hasBad(typed);
  }

  private Column reason(Column broken, Column reason, Target target) {
    return when(
        isFed().and(broken), Reasons.about(reason, lit(mapping.name() + "." + target.key())));
  }
}
