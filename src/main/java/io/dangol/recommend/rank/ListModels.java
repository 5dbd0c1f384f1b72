package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The models of lists that a night has. They share what is known of a customer: one thread. */
public final class ListModels {

  private ListModels() {}

  /**
   * All models by kind; without co-occurrence if no item has neighbours, and without the ranker if
   * none was learned.
   */
  public static Map<ListKind, ListModel> of(
      Catalogue catalogue,
      DotProducts products,
      Neighbours neighbours,
      BlendSettings settings,
      LinearRanker ranker) {
    Evidence evidence = new Evidence(catalogue, settings, products, neighbours);
    return of(evidence, new Blend(evidence, settings), products, neighbours, ranker);
  }

  static Map<ListKind, ListModel> of(
      Evidence evidence,
      Blend blend,
      DotProducts products,
      Neighbours neighbours,
      LinearRanker ranker) {
    PopularList popular = new PopularList(evidence.catalogue);
    Map<ListKind, ListModel> models = new EnumMap<>(ListKind.class);
    models.put(ListKind.POPULAR, popular);
    models.put(ListKind.OWN_FREQUENCY, new OwnFrequencyList(popular));
    if (!neighbours.isEmpty()) {
      models.put(ListKind.CO_OCCURRENCE, new CoOccurrenceList(neighbours));
    }
    models.put(ListKind.ALS, new AlsList(products));
    models.put(ListKind.BLEND, new BlendList(evidence, blend));
    if (ranker.isLearned()) {
      models.put(ListKind.RANKER, new RankerList(evidence, blend, ranker));
    }
    return Collections.unmodifiableMap(models);
  }
}
