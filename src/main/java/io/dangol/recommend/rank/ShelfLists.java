package io.dangol.recommend.rank;

import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The shelves of one customer after another. One per thread. */
final class ShelfLists {

  private final Map<Shelf, ListModel> models = new EnumMap<>(Shelf.class);
  private final boolean[] narrowed;
  private final SegmentList ofSegment;

  /**
   * Shelves made by a night's models.
   *
   * @param choice which of them makes the shelves of own and of new items
   * @param segments what the customers of each segment take
   */
  ShelfLists(ListModels night, ListChoice choice, ListSettings settings, SegmentItems segments) {
    Catalogue catalogue = night.evidence().catalogue;
    this.ofSegment = new SegmentList(segments);
    this.narrowed = new boolean[catalogue.size];
    this.models.put(Shelf.BUY_AGAIN, choice.model(Population.REPEAT, night.byKind()));
    this.models.put(
        Shelf.NEW_FOR_YOU,
        night.varied(
            choice.model(Population.NEW, night.byKind()),
            settings.variety(),
            settings.shelves().length()));
    this.models.put(Shelf.POPULAR, night.byKind().get(ListKind.POPULAR));
    this.models.put(Shelf.TRENDING, new TrendingList(catalogue));
    this.models.put(Shelf.POPULAR_IN_SEGMENT, ofSegment);
    this.models.put(Shelf.NEW_ARRIVALS, new NewArrivalsList(night.evidence(), night.blend()));
  }

  /** Shelves are of a customer of this segment from now on. */
  void prepare(Optional<String> segment) {
    ofSegment.prepare(segment);
  }

  /** The model of a shelf; it leaves out the items that do not belong there. */
  ListModel of(Shelf shelf) {
    ListModel model = models.get(shelf);
    return switch (shelf) {
      case BUY_AGAIN -> (customer, excluded, n) -> model.top(customer, only(customer, excluded), n);
      case NEW_FOR_YOU ->
          (customer, excluded, n) -> model.top(customer, without(customer, excluded), n);
      case POPULAR, TRENDING, NEW_ARRIVALS, POPULAR_IN_SEGMENT -> model;
    };
  }

  /** Excludes, too, what the customer never took. */
  private boolean[] only(CustomerHistory customer, boolean[] excluded) {
    Arrays.fill(narrowed, true);
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      narrowed[item] = excluded[item] || customer.frequencies[i] == 0;
    }
    return narrowed;
  }

  /** Excludes, too, what the customer took. */
  private boolean[] without(CustomerHistory customer, boolean[] excluded) {
    System.arraycopy(excluded, 0, narrowed, 0, narrowed.length);
    for (int i = 0; i < customer.items.length; i++) {
      narrowed[customer.items[i]] |= customer.frequencies[i] > 0;
    }
    return narrowed;
  }
}
