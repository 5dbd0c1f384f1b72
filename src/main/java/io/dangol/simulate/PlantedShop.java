package io.dangol.simulate;

import java.util.List;
import org.apache.spark.sql.Row;

/** A shop with a plan. */
final class PlantedShop implements Shop {
  private final SimulateSettings settings;
  private final ShopPlan plan;
  private final Assortment assortment;
  private final PlantedCalendar calendar;

  PlantedShop(SimulateSettings settings, ShopPlan plan) {
    this.settings = settings;
    this.plan = plan;
    this.assortment = new Assortment(settings);
    this.calendar = new PlantedCalendar(settings, plan);
  }

  PlantedCustomer customer(int number) {
    return PlantedCustomer.of(settings, plan, number);
  }

  PlantedHistory history(int number) {
    return PlantedHistory.of(settings, plan, assortment, calendar, customer(number));
  }

  @Override
  public List<Row> purchases(int number) {
    return new LogLines(settings, number).purchases(history(number).purchases());
  }

  @Override
  public List<Row> visits(int number) {
    return new LogLines(settings, number).visits(history(number).visits());
  }

  @Override
  public String customerLine(int number) {
    return CustomerLine.of(settings, number, customer(number).joinedDay());
  }

  @Override
  public SimulatedItem item(int number) {
    return assortment.item(number);
  }

  @Override
  public List<Row> truth(int number) {
    return List.of(PlantedTruth.of(settings, customer(number)));
  }
}
