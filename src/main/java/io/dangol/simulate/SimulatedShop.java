package io.dangol.simulate;

import java.sql.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The shop of the demo: customers have tastes, staples and a favourite hour. */
final class SimulatedShop implements Shop {
  private final SimulateSettings settings;
  private final Assortment assortment;
  private final DayRhythm rhythm;

  SimulatedShop(SimulateSettings settings) {
    this.settings = settings;
    this.assortment = new Assortment(settings);
    this.rhythm = new DayRhythm(settings);
  }

  @Override
  public SimulatedItem item(int number) {
    return assortment.item(number);
  }

  SimulatedCustomer customer(int number) {
    return SimulatedCustomer.of(settings, assortment, number);
  }

  SimulatedHistory history(SimulatedCustomer customer) {
    return SimulatedHistory.of(settings, assortment, rhythm, customer);
  }

  @Override
  public List<Row> purchases(int number) {
    return lines(number).purchases(history(customer(number)).purchases());
  }

  @Override
  public List<Row> visits(int number) {
    return lines(number).visits(history(customer(number)).visits());
  }

  @Override
  public String customerLine(int number) {
    return CustomerLine.of(settings, number, customer(number).joinedDay());
  }

  @Override
  public List<Row> truth(int number) {
    SimulatedCustomer customer = customer(number);
    if (customer.staples().isEmpty()) {
      return List.of(truth(customer, Optional.empty()));
    }
    return customer.staples().stream().map(s -> truth(customer, Optional.of(s))).toList();
  }

  private Row truth(SimulatedCustomer customer, Optional<SimulatedCustomer.Staple> staple) {
    boolean stays = customer.dropoutDay() == SimulatedCustomer.NEVER;
    return RowFactory.create(
        lines(customer.number()).card(),
        label(customer.taste()),
        label(customer.secondTaste()),
        stays ? null : Date.valueOf(settings.date(customer.dropoutDay())),
        customer.favouriteHour(),
        staple.map(s -> item(s.item()).code()).orElse(null),
        staple.map(SimulatedCustomer.Staple::gapDays).orElse(null));
  }

  private LogLines lines(int number) {
    return new LogLines(settings, number);
  }

  private static String label(Taste taste) {
    return taste.name().toLowerCase(Locale.ROOT);
  }
}
