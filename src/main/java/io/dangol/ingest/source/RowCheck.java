package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.dangol.ingest.file.Reasons;
import io.dangol.money.Currencies;
import io.dangol.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** Why a record cannot become a canonical row of one kind. */
final class RowCheck {
  private static final String AMOUNT = "amount";

  private final MappingColumns columns;
  private final SourceSettings source;

  RowCheck(MappingColumns columns) {
    this.columns = columns;
    this.source = columns.source();
  }

  /**
   * The first reason why the record breaks the contract, in the form of {@link Reasons#about}; null
   * if it does not. Where a rule that leaves records out needs a bad value or fails, nobody knows
   * whether the record is to be left out.
   *
   * @param undecided why a rule fails, null where none does
   */
  Column firstReason(Column undecided) {
    List<String> needed = new ArrayList<>(columns.mapping().all());
    needed.addAll(source.exclude().values());
    List<Column> reasons = new ArrayList<>();
    reasons.add(when(columns.isFed().and(columns.needsBad(needed)), RawRecords.aboutBadValue()));
    reasons.add(when(columns.isFed(), undecided));
    reasons.addAll(failures());
    columns.mapped().forEach(target -> reasons.addAll(valueReasons(target)));
    currencyTarget().ifPresent(target -> reasons.addAll(currencyReasons(target)));
    return coalesce(reasons.toArray(Column[]::new));
  }

  /** What a record without a rate needs one for: its currency and day, if it is one of ISO 4217. */
  Optional<Column> unrated() {
    Column isUnrated = columns.broken().getField(Reasons.REASON).equalTo(Reasons.NO_RATE);
    return currencyTarget()
        .map(
            target ->
                when(
                    isUnrated.and(currency(target).isin(Currencies.iso().toArray())),
                    concat(currency(target), lit(" on "), source.limits().rated().day(time()))));
  }

  private List<Column> failures() {
    return columns
        .sortedKeys()
        .filter(key -> columns.expressions().get(key).canFail())
        .map(
            key ->
                when(
                    columns.isFed().and(columns.attempt(key).isNull()),
                    columns.expressions().get(key).failure()))
        .toList();
  }

  private List<Column> valueReasons(Target target) {
    List<Column> reasons = new ArrayList<>();
    if (target.isRequired()) {
      reasons.add(reason(isMissing(target), lit(Reasons.MISSING + target.key()), target));
    }
    reasons.add(reason(isUnfit(target), lit(misfit(target)), target));
    Column beyondLimit = source.limits().broken(target.key(), columns.value(target));
    reasons.add(reason(beyondLimit.isNotNull(), beyondLimit, target));
    return reasons;
  }

  private Column isMissing(Target target) {
    Column isNothing = columns.given(target).isNull();
    return target.type() == Target.ValueType.ACCOUNT
        ? isNothing.or(columns.value(target).equalTo(""))
        : isNothing;
  }

  /** A withdrawal for a channel that nobody declared is for all channels. */
  private Column isUnfit(Target target) {
    Column isUnfit = columns.given(target).isNotNull().and(columns.value(target).isNull());
    return target.type() == Target.ValueType.CHANNEL
        ? isUnfit.and(coalesce(columns.value(Columns.IS_GRANTED.name()), lit(true)))
        : isUnfit;
  }

  private String misfit(Target target) {
    boolean isId =
        target.type() == Target.ValueType.TEXT || target.type() == Target.ValueType.ACCOUNT;
    return isId && Conversion.hasFraction(columns.type(target))
        ? Reasons.NOT_WHOLE
        : target.type().reason();
  }

  /**
   * Only an amount needs a currency. Without a column that names one, the amount is in the source's
   * currency, which may need no rate.
   */
  private Optional<Target> currencyTarget() {
    boolean needsNoRate = source.currency().filter(source.limits().rated()::isAlways).isPresent();
    return columns.kind().targets().stream()
        .filter(target -> target.type() == Target.ValueType.CURRENCY)
        .filter(target -> columns.expressions().containsKey(AMOUNT))
        .filter(target -> columns.isMapped(target) || !needsNoRate)
        .findFirst();
  }

  private List<Column> currencyReasons(Target target) {
    Column currency = currency(target);
    Column hasAmount = columns.value(AMOUNT).isNotNull();
    Column isRated = source.limits().rated().covers(currency, time());
    return List.of(
        reason(hasAmount.and(currency.isNull()), lit(Reasons.NO_CURRENCY), target),
        reason(hasAmount.and(not(isRated)), lit(Reasons.NO_RATE), target));
  }

  private Column currency(Target target) {
    return coalesce(columns.value(target), lit(source.currency().orElse(null)).cast("string"));
  }

  private Column time() {
    return columns.value(Columns.OCCURRED_AT.name());
  }

  private Column reason(Column isBroken, Column reason, Target target) {
    String key = columns.mapping().name() + "." + target.key();
    return when(columns.isFed().and(isBroken), Reasons.about(reason, lit(key)));
  }
}
