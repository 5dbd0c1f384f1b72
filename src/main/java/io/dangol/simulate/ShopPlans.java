package io.dangol.simulate;

import java.util.List;

/** What is planted in each kind of shop. */
final class ShopPlans {

  static final ShopPlan GROCERY =
      new ShopPlan(
          true,
          0.1,
          350,
          0.15,
          0.1,
          List.of(
              "food > bread",
              "food > milk",
              "food > fruit",
              "food > vegetables",
              "food > pasta",
              "food > coffee",
              "household > detergent",
              "household > paper towels"),
          List.of(
              new PlantedSegment("top-up", 0.3, 4, 4, 4, 4_000, 0.6),
              new PlantedSegment("regular", 0.35, 20, 8, 3, 4_000, 0.6),
              new PlantedSegment("occasional", 0.35, 100, 8, 2, 4_000, 0)));

  static final ShopPlan FASHION =
      new ShopPlan(
          true,
          0.6,
          345,
          0.3,
          0.1,
          List.of(
              "women > dresses",
              "women > knitwear",
              "women > coats",
              "men > shirts",
              "men > trousers",
              "men > coats",
              "shoes > boots",
              "bags > handbags"),
          List.of(
              new PlantedSegment("regular", 0.2, 20, 3, 3, 1_500, 0.5),
              new PlantedSegment("seasonal", 0.4, 60, 2, 2, 1_500, 0.3),
              new PlantedSegment("occasional", 0.3, 120, 1, 2, 1_500, 0.1),
              new PlantedSegment("rare", 0.1, 400, 1, 1, 1_500, 0)));

  static final ShopPlan MEDIA =
      new ShopPlan(
          false,
          0.4,
          20,
          1,
          0,
          List.of(
              "news > politics",
              "news > economy",
              "news > science",
              "culture > books",
              "culture > films",
              "sport > football",
              "life > recipes",
              "life > travel"),
          List.of(
              new PlantedSegment("frequent", 0.3, 3, 3, 3, 3_000, 0.6),
              new PlantedSegment("regular", 0.35, 14, 4, 3, 3_000, 0.6),
              new PlantedSegment("occasional", 0.35, 80, 4, 2, 3_000, 0)));

  private ShopPlans() {}
}
