package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.recommend.neighbours.Neighbours;
import io.dangol.table.Words.Population;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListChoiceTest {

  private final Catalogue catalogue = Shops.catalogue(List.of(Shops.item(1, 2), Shops.item(2, 1)));

  @Test
  void survivesTheLedger() {
    ListChoice choice =
        new ListChoice(
            Map.of(Population.ALL, ListKind.OWN_FREQUENCY, Population.NEW, ListKind.RANKER),
            new LinearRanker(Map.of(RankerFeature.AGE, 0.5)));

    assertThat(choice.parameters())
        .containsOnly(
            Map.entry("list all", "own-frequency"),
            Map.entry("list new", "ranker"),
            Map.entry("feature age", "0.5"));
    assertThat(ListChoice.of(choice.parameters())).isEqualTo(choice);
  }

  @Test
  void theFormulaMakesTheListWhereNothingWasChosen() {
    Map<ListKind, ListModel> models = models(LinearRanker.NONE);

    assertThat(ListChoice.of(Map.of())).isEqualTo(ListChoice.FORMULA);
    assertThat(ListChoice.FORMULA.model(Population.ALL, models)).isInstanceOf(BlendList.class);
  }

  @Test
  void theFormulaMakesTheListWhereTonightLacksTheChosenModel() {
    ListChoice choice =
        new ListChoice(Map.of(Population.ALL, ListKind.CO_OCCURRENCE), LinearRanker.NONE);

    // No item has neighbours.
    assertThat(choice.model(Population.ALL, models(LinearRanker.NONE)))
        .isInstanceOf(BlendList.class);
  }

  @Test
  void theChosenModelMakesTheList() {
    ListChoice choice =
        new ListChoice(
            Map.of(Population.ALL, ListKind.POPULAR, Population.NEW, ListKind.RANKER),
            new LinearRanker(Map.of(RankerFeature.AGE, 0.5)));
    Map<ListKind, ListModel> models = models(choice.ranker());

    assertThat(choice.model(Population.ALL, models)).isInstanceOf(PopularList.class);
    assertThat(choice.model(Population.NEW, models)).isInstanceOf(RankerList.class);
  }

  private Map<ListKind, ListModel> models(LinearRanker ranker) {
    return ListModels.of(
            catalogue,
            new DotProducts(catalogue),
            Neighbours.none(catalogue.size),
            Shops.ranking().lists(),
            ranker)
        .byKind();
  }
}
