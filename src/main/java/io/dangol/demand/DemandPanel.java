package io.dangol.demand;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The buyers of all items, computed once for training, judging and forecasting. */
final class DemandPanel implements AutoCloseable {

  private final Dataset<Row> items;
  private final Optional<ShopDays> shop;
  private final DemandSettings settings;

  private DemandPanel(Dataset<Row> items, Optional<ShopDays> shop, DemandSettings settings) {
    this.items = items;
    this.shop = shop;
    this.settings = settings;
  }

  static DemandPanel of(Dataset<Row> events, DemandSettings settings, ZoneId zone) {
    Dataset<Row> items =
        BuyerDays.of(events, settings.eventTypes(), zone).persist(StorageLevel.MEMORY_AND_DISK());
    return new DemandPanel(items, BuyerDays.shop(items), settings);
  }

  Dataset<Row> items() {
    return items;
  }

  /** Why nothing can be learned of what was known at the end of a day; empty if it can. */
  Optional<String> tooLittle(LocalDate asOf) {
    int day = Math.toIntExact(asOf.toEpochDay());
    if (shop.isEmpty() || shop.get().first() > day) {
      return Optional.of("the log has no event of %s up to %s".formatted(types(), asOf));
    }
    if (shop.get().age(day) < DemandTraining.LEAST_AGE) {
      return Optional.of(
          "the log has fewer than %s days up to %s".formatted(DemandTraining.LEAST_AGE, asOf));
    }
    return shop.get().between(day - LevelPrior.DAYS + 1, day) > 0
        ? Optional.empty()
        : Optional.of(
            "the log has no event of %s in the %s days up to %s"
                .formatted(types(), LevelPrior.DAYS, asOf));
  }

  private List<String> types() {
    return settings.eventTypes();
  }

  /** The models as of days that are not {@link #tooLittle}. */
  List<DemandModel> models(List<LocalDate> asOf) {
    return new DemandTraining(items, shop.orElseThrow(), settings)
        .asOf(asOf.stream().map(day -> Math.toIntExact(day.toEpochDay())).toList());
  }

  @Override
  public void close() {
    items.unpersist();
  }
}
