package io.dangol.app;

import static java.util.Comparator.comparingDouble;

import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.recommend.rank.ItemStanding;
import io.dangol.recommend.rank.ItemStanding.Outcome;
import io.dangol.table.Tables;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the items of one customer of the first night from the tables and rules alone: all
 * items are looked at, and the list is filled from the best score down.
 *
 * <p>The rules hide a category, allow one item of each other, pin an item to the second rank and
 * bury some others; an item returns five days after its last purchase.
 */
final class BruteForce {

  static final String HIDDEN_CATEGORY = "food > chocolate";
  static final String PINNED = "A000010";
  static final Set<String> BURIED = Set.of("A000000", "A000001", "A000003");
  static final int PAUSE_DAYS = 5;
  static final int LENGTH_UNDER_RULES = 5;

  private static final int LENGTH = 20;

  private record Item(String code, String category, boolean isOnSale) {}

  private record Pair(long customerId, long itemId) {}

  private final boolean hasRules;
  private final Map<Long, Item> items;
  private final Map<Pair, Instant> lastPurchases = new HashMap<>();

  BruteForce(Lake lake, boolean hasRules) {
    this.hasRules = hasRules;
    this.items = items(lake);
    for (Row row :
        lake.readAsOf(Tables.INTERACTIONS, FirstNight.AS_OF)
            .where("last_purchased_at is not null")
            .select("customer_id", "item_id", "last_purchased_at")
            .collectAsList()) {
      lastPurchases.put(new Pair(row.getLong(0), row.getLong(1)), row.getTimestamp(2).toInstant());
    }
  }

  private static Map<Long, Item> items(Lake lake) {
    Date day = Date.valueOf(FirstNight.AS_OF);
    Map<Long, Item> items = new HashMap<>();
    for (Row row :
        lake.read(Tables.ITEMS)
            .select("item_id", "code", "category", "active_from", "active_until")
            .collectAsList()) {
      boolean isOnSale =
          (row.isNullAt(3) || !row.getDate(3).after(day))
              && (row.isNullAt(4) || !row.getDate(4).before(day));
      items.put(row.getLong(0), new Item(row.getString(1), row.getString(2), isOnSale));
    }
    return items;
  }

  Set<Long> itemIds() {
    return items.keySet();
  }

  /**
   * The outcome of each item, by id.
   *
   * @param all every item's standing for one customer; of these only scores and places are used
   */
  Map<Long, Outcome> of(List<ItemStanding> all) {
    Map<Long, Outcome> outcomes = new HashMap<>();
    List<ItemStanding> left = new ArrayList<>();
    for (ItemStanding standing : all) {
      Outcome excluded = excluded(standing);
      if (excluded != null) {
        outcomes.put(standing.itemId(), excluded);
      } else {
        left.add(standing);
      }
    }
    left.sort(comparingDouble(ItemStanding::score).reversed().thenComparing(ItemStanding::place));
    fill(left, outcomes);
    return outcomes;
  }

  private @Nullable Outcome excluded(ItemStanding standing) {
    Item item = items.get(standing.itemId());
    Instant last = lastPurchases.get(new Pair(standing.customerId(), standing.itemId()));
    if (!item.isOnSale) {
      return Outcome.NOT_ON_SALE;
    }
    if (!hasRules) {
      return null;
    }
    Instant end = new Run("run", FirstNight.AS_OF, FirstNight.settings().zone(), 0).end();
    if (last != null && last.isAfter(end.minus(Duration.ofDays(PAUSE_DAYS)))) {
      return Outcome.TOO_SOON;
    }
    return item.category.equals(HIDDEN_CATEGORY) ? Outcome.HIDDEN : null;
  }

  /** Gives an outcome to the items that may be shown, the best first. */
  private void fill(List<ItemStanding> left, Map<Long, Outcome> outcomes) {
    int length = hasRules ? LENGTH_UNDER_RULES : LENGTH;
    Set<String> categories = new HashSet<>();
    int listed = 0;
    for (ItemStanding standing : left) {
      if (isPinned(standing)) {
        outcomes.put(standing.itemId(), Outcome.LISTED);
        categories.add(category(standing));
        listed++;
      }
    }
    for (ItemStanding standing : left) {
      if (isPinned(standing)) {
        continue;
      }
      if (listed == length) {
        outcomes.put(
            standing.itemId(),
            standing.place() > length ? Outcome.BELOW_THE_END : Outcome.DISPLACED);
      } else if (hasRules && categories.contains(category(standing))) {
        outcomes.put(standing.itemId(), Outcome.CAPPED);
      } else {
        outcomes.put(standing.itemId(), Outcome.LISTED);
        categories.add(category(standing));
        listed++;
      }
    }
  }

  private boolean isPinned(ItemStanding standing) {
    return hasRules && items.get(standing.itemId()).code.equals(PINNED);
  }

  private String category(ItemStanding standing) {
    return items.get(standing.itemId()).category;
  }
}
