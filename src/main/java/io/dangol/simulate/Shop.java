package io.dangol.simulate;

import java.util.List;
import org.apache.spark.sql.Row;

/** A simulated shop; makes the rows of {@link Simulation} for one customer or item at a time. */
interface Shop {

  static Shop of(SimulateSettings settings) {
    return settings
        .kind()
        .plan()
        .<Shop>map(plan -> new PlantedShop(settings, plan))
        .orElseGet(() -> new SimulatedShop(settings));
  }

  List<Row> purchases(int number);

  List<Row> visits(int number);

  /** The line of the customer file. */
  String customerLine(int number);

  SimulatedItem item(int number);

  /** The true properties of one customer, as {@link Simulation#truth} has them. */
  List<Row> truth(int number);
}
