package io.dangol.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What one customer did, as lines of the logs with their day, second and error. */
record LogLines(SimulateSettings settings, int number) {

  /** The name of the customer in all files. */
  String card() {
    int digits = Math.max(6, Integer.toString(settings.customers() - 1).length());
    return String.format(Locale.ROOT, "C%0" + digits + "d", number);
  }

  List<Row> purchases(List<SimulatedPurchase> purchases) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.DIRT_OF_PURCHASES, number);
    List<Row> rows = new ArrayList<>();
    for (SimulatedPurchase purchase : purchases) {
      LocalDate date = settings.date(purchase.day());
      Dirt dirt = Dirt.next(chance, settings.dirt());
      add(rows, date, purchase.second(), PurchaseLine.of(purchase, card(), date, dirt), dirt);
    }
    return rows;
  }

  List<Row> visits(List<SimulatedVisit> visits) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.DIRT_OF_VISITS, number);
    List<Row> rows = new ArrayList<>();
    for (SimulatedVisit visit : visits) {
      LocalDate date = settings.date(visit.day());
      Dirt dirt = Dirt.next(chance, settings.dirt());
      String line = VisitLine.of(visit, card(), date, settings.zone(), dirt);
      add(rows, date, visit.second(), line, dirt);
    }
    return rows;
  }

  private static void add(List<Row> rows, LocalDate date, int second, String line, Dirt dirt) {
    if (dirt == Dirt.DUPLICATE) {
      rows.add(RowFactory.create(date.toString(), second, line, Dirt.NONE.label()));
    }
    rows.add(RowFactory.create(date.toString(), second, line, dirt.label()));
  }
}
