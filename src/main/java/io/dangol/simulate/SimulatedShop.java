package io.dangol.simulate;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The simulated shop; makes the rows of {@link Simulation} for one customer at a time. */
final class SimulatedShop {
  private final SimulateSettings settings;
  private final Assortment assortment;
  private final DayRhythm rhythm;

  SimulatedShop(SimulateSettings settings) {
    this.settings = settings;
    this.assortment = new Assortment(settings);
    this.rhythm = new DayRhythm(settings);
  }

  SimulatedItem item(int number) {
    return assortment.item(number);
  }

  SimulatedCustomer customer(int number) {
    return SimulatedCustomer.of(settings, assortment, number);
  }

  SimulatedHistory history(SimulatedCustomer customer) {
    return SimulatedHistory.of(settings, assortment, rhythm, customer);
  }

  List<Row> purchases(int number) {
    SimulatedCustomer customer = customer(number);
    String card = customer.card(settings);
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.DIRT_OF_PURCHASES, number);
    List<Row> rows = new ArrayList<>();
    for (SimulatedPurchase purchase : history(customer).purchases()) {
      LocalDate date = date(purchase.day());
      Dirt dirt = Dirt.next(chance, settings.dirt());
      add(rows, date, purchase.second(), PurchaseLine.of(purchase, card, date, dirt), dirt);
    }
    return rows;
  }

  List<Row> visits(int number) {
    SimulatedCustomer customer = customer(number);
    String card = customer.card(settings);
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.DIRT_OF_VISITS, number);
    List<Row> rows = new ArrayList<>();
    for (SimulatedVisit visit : history(customer).visits()) {
      LocalDate date = date(visit.day());
      Dirt dirt = Dirt.next(chance, settings.dirt());
      String line = VisitLine.of(visit, card, date, settings.zone(), dirt);
      add(rows, date, visit.second(), line, dirt);
    }
    return rows;
  }

  List<Row> truth(int number) {
    SimulatedCustomer customer = customer(number);
    if (customer.staples().isEmpty()) {
      return List.of(truth(customer, Optional.empty()));
    }
    return customer.staples().stream().map(s -> truth(customer, Optional.of(s))).toList();
  }

  private Row truth(SimulatedCustomer customer, Optional<SimulatedCustomer.Staple> staple) {
    boolean stays = customer.dropoutDay() == SimulatedCustomer.NEVER;
    return RowFactory.create(
        customer.card(settings),
        label(customer.taste()),
        label(customer.secondTaste()),
        stays ? null : Date.valueOf(date(customer.dropoutDay())),
        customer.favouriteHour(),
        staple.map(s -> item(s.item()).code()).orElse(null),
        staple.map(SimulatedCustomer.Staple::gapDays).orElse(null));
  }

  private LocalDate date(int day) {
    return settings.firstDay().plusDays(day);
  }

  private static void add(List<Row> rows, LocalDate date, int second, String line, Dirt dirt) {
    if (dirt == Dirt.DUPLICATE) {
      rows.add(RowFactory.create(date.toString(), second, line, Dirt.NONE.label()));
    }
    rows.add(RowFactory.create(date.toString(), second, line, dirt.label()));
  }

  private static String label(Taste taste) {
    return taste.name().toLowerCase(Locale.ROOT);
  }
}
