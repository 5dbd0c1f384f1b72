package io.dangol.segment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * A grid of recency, frequency and money with fixed bounds. The highest level is the best: the most
 * recent, the most often, the most money.
 *
 * @param recency ascending bounds in days; a value on a bound belongs to the better level
 * @param frequency ascending bounds in days with a purchase; likewise
 * @param monetary ascending bounds in the shop's currency; likewise
 */
record Grid(List<Double> recency, List<Double> frequency, List<Double> monetary) {

  Grid {
    recency = List.copyOf(recency);
    frequency = List.copyOf(frequency);
    monetary = List.copyOf(monetary);
  }

  /** Without the parts that a shop does not log. */
  Grid of(Habits.Kind kind) {
    return new Grid(recency, frequency, kind.spends() ? monetary : List.of());
  }

  boolean isEmpty() {
    return recency.isEmpty() && frequency.isEmpty() && monetary.isEmpty();
  }

  /** The cell of a row of {@link Habits}, as in {@code R5 F2 M3}. */
  Column name() {
    return concat_ws(
        " ",
        part(recency, level(Feature.RECENCY, recency), level -> "R" + level),
        part(frequency, level(Feature.FREQUENCY, frequency), level -> "F" + level),
        part(monetary, level(Feature.MONETARY, monetary), level -> "M" + level));
  }

  /** The cell in words. */
  Column description(Habits.Kind kind) {
    Column isBuyer = lit(kind.buys()).and(Feature.FREQUENCY.col().geq(1));
    String times = kind.buys() ? " days with a purchase" : " events";
    Column lastLevel = level(Feature.RECENCY, recency);
    Column oftenLevel = level(Feature.FREQUENCY, frequency);
    Column moneyLevel = level(Feature.MONETARY, monetary);
    return concat_ws(
        ", ",
        when(isBuyer, part(recency, lastLevel, level -> "last purchase " + days(level)))
            .otherwise(part(recency, lastLevel, level -> "last event " + days(level))),
        part(frequency, oftenLevel, level -> amount(frequency, level, "fewer") + times),
        part(monetary, moneyLevel, level -> amount(monetary, level, "less") + " spent"));
  }

  /** Recency counts down: the lowest bound is the best level. */
  private static Column level(Feature feature, List<Double> bounds) {
    Column value = coalesce(feature.col(), lit(0.0));
    Column level = lit(1);
    for (double bound : bounds) {
      Column reaches = feature == Feature.RECENCY ? value.leq(bound) : value.geq(bound);
      level = level.plus(when(reaches, 1).otherwise(0));
    }
    return level;
  }

  private static Column part(List<Double> bounds, Column level, IntFunction<String> words) {
    Column part = lit(null).cast("string");
    if (bounds.isEmpty()) {
      return part;
    }
    List<Integer> levels =
        new ArrayList<>(IntStream.rangeClosed(1, bounds.size() + 1).boxed().toList());
    Collections.reverse(levels);
    for (int each : levels) {
      part = when(level.equalTo(each), words.apply(each)).otherwise(part);
    }
    return part;
  }

  private String days(int level) {
    int better = recency.size() - level;
    if (better < 0) {
      return "at most %s days ago".formatted(plain(recency.get(0)));
    }
    String after = "more than %s".formatted(plain(recency.get(better)));
    return better + 1 < recency.size()
        ? "%s and at most %s days ago".formatted(after, plain(recency.get(better + 1)))
        : after + " days ago";
  }

  private static String amount(List<Double> bounds, int level, String fewer) {
    String below = level > bounds.size() ? "" : fewer + " than " + plain(bounds.get(level - 1));
    String least = level == 1 ? "" : "at least " + plain(bounds.get(level - 2));
    return least.isEmpty() || below.isEmpty() ? least + below : least + " and " + below;
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
