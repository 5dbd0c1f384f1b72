package io.dangol.recommend.rank;

import io.dangol.table.Word;
import io.dangol.table.Words.Population;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which model makes the lists that are published, as the last test window decided.
 *
 * @param kinds by the items that a list may show: all, only those that the customer took before
 *     (repeat), or only others (new); where one is missing, the formula makes the list
 * @param ranker the learned order of new items; {@link LinearRanker#NONE} if it makes no list
 */
public record ListChoice(Map<Population, ListKind> kinds, LinearRanker ranker)
    implements Serializable {

  /** The formula makes all lists. */
  public static final ListChoice FORMULA = new ListChoice(Map.of(), LinearRanker.NONE);

  /** Its name in {@code ops.models}. */
  public static final String MODEL = "lists";

  private static final String LIST = "list ";

  public ListChoice {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
  }

  ListKind of(Population items) {
    return kinds.getOrDefault(items, ListKind.BLEND);
  }

  /** As {@code ops.models} keeps it. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>(ranker.parameters());
    kinds.forEach((items, kind) -> parameters.put(LIST + items.word(), kind.word()));
    return parameters;
  }

  /** What {@link #parameters} gave. */
  public static ListChoice of(Map<String, String> parameters) {
    Map<Population, ListKind> kinds = new EnumMap<>(Population.class);
    for (Population items : Population.values()) {
      Optional.ofNullable(parameters.get(LIST + items.word()))
          .ifPresent(word -> kinds.put(items, Word.of(ListKind.values(), word)));
    }
    return new ListChoice(kinds, LinearRanker.of(parameters));
  }

  /** The model of one list; the formula where tonight lacks the chosen one. */
  ListModel model(Population items, Map<ListKind, ListModel> models) {
    return Optional.ofNullable(models.get(of(items))).orElseGet(() -> models.get(ListKind.BLEND));
  }
}
