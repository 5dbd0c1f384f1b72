package io.dangol.recommend.rank;

import io.dangol.recommend.neighbours.Neighbours;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The models of lists that a night has, and what they know of a customer. One per thread.
 *
 * @param byKind without co-occurrence if no item has neighbours, without the ranker if none was
 *     learned, and without the list with new items and the one with variety if the shop asks for
 *     none
 */
public record ListModels(Evidence evidence, Blend blend, Map<ListKind, ListModel> byKind) {

  public ListModels {
    byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
  }

  public static ListModels of(
      Catalogue catalogue,
      DotProducts products,
      Neighbours neighbours,
      ListSettings settings,
      LinearRanker ranker) {
    Evidence evidence = new Evidence(catalogue, settings.blend(), products, neighbours);
    Blend blend = new Blend(evidence, settings.blend());
    PopularList popular = new PopularList(catalogue);
    BlendList formula = new BlendList(evidence, blend);
    Map<ListKind, ListModel> models = new EnumMap<>(ListKind.class);
    models.put(ListKind.POPULAR, popular);
    models.put(ListKind.OWN_FREQUENCY, new OwnFrequencyList(popular));
    if (!neighbours.isEmpty()) {
      models.put(ListKind.CO_OCCURRENCE, new CoOccurrenceList(neighbours));
    }
    models.put(ListKind.ALS, new AlsList(products));
    models.put(ListKind.BLEND, formula);
    if (settings.leastNew() > 0) {
      models.put(ListKind.BLEND_WITH_NEW, new ListWithNew(formula, formula, settings.leastNew()));
    }
    if (!settings.variety().isOff()) {
      models.put(
          ListKind.BLEND_WITH_VARIETY,
          new VariedList(formula, evidence, blend, settings.variety(), settings.length()));
    }
    if (ranker.isLearned()) {
      models.put(ListKind.RANKER, new RankerList(evidence, blend, ranker));
    }
    return new ListModels(evidence, blend, models);
  }

  /** The model with as much variety as the shop asks for, in a list of this length. */
  ListModel varied(ListModel model, VarietySettings variety, int length) {
    return variety.isOff() ? model : new VariedList(model, evidence, blend, variety, length);
  }
}
