package io.dangol.recover;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dangol.recover.HabitRecovery.Found;
import io.dangol.table.Columns;
import io.dangol.table.Tables;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.PurchaseScope;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** What was planted in a shop next to what the night and the evaluation find. */
final class Recovery {

  private static final int HORIZON_IF_AUTO = 60;
  private static final int MIN_PURCHASES = 5;

  private final ShopRun shop;
  private final Map<Long, TrueCustomer> truth;
  private final Comparison table = new Comparison();

  private Recovery(ShopRun shop) {
    this.shop = shop;
    this.truth = shop.truth();
  }

  /** Prints each part as soon as it is known. */
  static void print(ShopRun shop, PrintStream out) {
    Recovery recovery = new Recovery(shop);
    List<Runnable> parts =
        List.of(
            recovery::addSegments,
            recovery::addHabits,
            recovery::addGaps,
            recovery::addChurn,
            recovery::addWorth,
            recovery::addDemand,
            recovery::addTiming);
    for (Runnable part : parts) {
      part.run();
      out.print(recovery.table.taken());
    }
  }

  private void addChurn() {
    int days = shop.settings().churn().horizonDays().orElse(HORIZON_IF_AUTO);
    Figures figures = shop.evaluated("churn", days);
    String population = Population.CHURN.word();
    OptionalDouble left = figures.of("population", population, "base-rate");
    if (left.isEmpty()) {
      table.absent("churn", figures.unmeasured().orElse("no figures"));
      return;
    }
    for (String model : List.of("logistic-without-season", "logistic")) {
      String name = model.equals("logistic") ? "churn" : "churn without last year's season";
      figures
          .of(model, population, "mean-predicted")
          .ifPresent(mean -> table.add(name + ", share that leaves", left.getAsDouble(), mean));
      figures
          .of(model, population, "ece")
          .ifPresent(
              ece -> {
                if (model.equals("logistic")) {
                  table.add(name + ", calibration error", 0, ece, Goal.atMost(0.03));
                } else {
                  table.add(name + ", calibration error", 0, ece);
                }
              });
    }
  }

  private void addTiming() {
    Figures figures = shop.evaluated("timing", shop.settings().timing().horizonDays());
    String population = Population.NEXT_PURCHASE.word();
    OptionalDouble coverage = figures.of("gap-model", population, "coverage");
    if (coverage.isEmpty()) {
      table.absent("next purchase", figures.unmeasured().orElse("no figures"));
      return;
    }
    table.add(
        "next purchase, in the 80 % window", 0.8, coverage.getAsDouble(), new Goal(0.75, 0.85));
    figures
        .of("gap-model", population, "return-share")
        .ifPresent(
            share ->
                table.add(
                    "next purchase, share that comes back",
                    figures.of("observed", population, "return-share").orElse(Double.NaN),
                    share));
  }

  private void addGaps() {
    Map<Long, GapRecovery.Found> found = new HashMap<>();
    for (Row row : shop.tonight(Tables.NEXT_PURCHASES).collectAsList()) {
      if (Columns.PURCHASE_SCOPE.textOf(row).equals(PurchaseScope.SHOP.word())) {
        found.put(
            Columns.CUSTOMER_ID.longOf(row),
            new GapRecovery.Found(
                Columns.USUAL_GAP_DAYS.doubleOf(row),
                Columns.REGULARITY.doubleOf(row),
                Columns.BOUGHT_ON_DAYS.longOf(row)));
      }
    }
    GapRecovery.bySegment(truth, found, shop.night(), MIN_PURCHASES)
        .forEach(
            (segment, gaps) -> {
              String of = "%s (%s)".formatted(segment, gaps.customers());
              table.add("mean gap, days: " + of, gaps.trueDays(), gaps.foundDays());
              table.add("  error of a customer's gap", 0, gaps.error());
              table.add("  regularity", gaps.trueRegularity(), gaps.foundRegularity());
            });
  }

  private void addSegments() {
    Map<Long, String> found = new HashMap<>();
    for (Row row : shop.tonight(Tables.CUSTOMER_SEGMENTS).collectAsList()) {
      found.put(
          Columns.CUSTOMER_ID.longOf(row),
          Columns.SEGMENT_ID.intOf(row) + " " + Columns.SEGMENT_NAME.textOf(row));
    }
    Agreement there = Agreement.of(truth, found, shop.night(), false);
    table.add(
        "segments of those who are there, adjusted Rand", 1, there.index(), Goal.atLeast(0.8));
    Agreement all = Agreement.of(truth, found, shop.night(), true);
    table.add("segments with those who left, adjusted Rand", 1, all.index());
    all.customers()
        .forEach(
            (segment, names) ->
                table.add(
                    "  " + segment,
                    String.valueOf(names.values().stream().mapToLong(n -> n).sum()),
                    names.toString()));
  }

  private void addHabits() {
    Map<Long, List<Found>> habits =
        shop.tonight(Tables.HABITS).collectAsList().stream()
            .collect(groupingBy(Columns.CUSTOMER_ID::longOf, mapping(Recovery::habit, toList())));
    HabitRecovery found =
        HabitRecovery.of(truth, habits, shop.night(), shop.settings().habit().windowDays());
    table.add(
        "habits, part of the day found",
        String.valueOf(found.planted()),
        String.valueOf(found.daypartFound()));
    table.add(
        "habits, weekend found",
        String.valueOf(found.weekends()),
        String.valueOf(found.weekendFound()));
    table.add("habits found, wrong ones", "0", found.wrong() + " of " + found.found());
  }

  private static Found habit(Row row) {
    return new Found(
        Optional.ofNullable(row.getAs(Columns.HABIT_DAYPART.name())),
        Optional.ofNullable(row.getAs(Columns.HABIT_DAY_TYPE.name())));
  }

  private void addWorth() {
    Figures figures = shop.evaluated("value", shop.settings().value().holdOutDays());
    String population = Population.BUYERS.word();
    OptionalDouble came = figures.of("observed", population, "purchases");
    if (came.isEmpty()) {
      table.absent("worth", figures.unmeasured().orElse("no figures"));
      return;
    }
    List<String> others = List.of("observed", "rate", "recency");
    for (String name : List.of("purchases", "money")) {
      table.add(
          "worth, %s of %s days".formatted(name, shop.settings().value().holdOutDays()),
          figures.of("observed", population, name).orElse(Double.NaN),
          figures.ofOther(others, name).orElse(Double.NaN));
    }
  }

  private void addDemand() {
    Figures figures = shop.evaluated("demand", 30);
    figures
        .unmeasured()
        .ifPresentOrElse(
            reason -> table.absent("demand", reason),
            () ->
                figures.metrics().stream()
                    .filter(m -> m.name().equals("buyers"))
                    .forEach(
                        m -> table.add("demand, " + m.model(), "", Comparison.number(m.value()))));
  }
}
