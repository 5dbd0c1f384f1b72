package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListWithNewTest {

  /** Lists positions in this order; the customer took 0 to 3. */
  private final ListModel inOrder =
      (customer, excluded, n) ->
          IntStream.range(0, excluded.length).filter(i -> !excluded[i]).limit(n).toArray();

  /** Lists the highest positions first. */
  private final ListModel reversed =
      (customer, excluded, n) ->
          IntStream.range(0, excluded.length)
              .map(i -> excluded.length - 1 - i)
              .filter(i -> !excluded[i])
              .limit(n)
              .toArray();

  private final CustomerHistory customer = Shops.customer(Map.of(0, 1.0, 1, 1.0, 2, 1.0, 3, 1.0));
  private final boolean[] none = new boolean[8];

  @Test
  void theLastOwnItemsGiveWayToNewOnesAtTheEnd() {
    assertThat(list(2, none, 4)).containsExactly(0, 1, 7, 6);
  }

  @Test
  void newItemsThatAreThereAlreadyCountAndStay() {
    // The model lists 0 to 4, of which 4 is new.
    assertThat(list(2, none, 5)).containsExactly(0, 1, 2, 4, 7);
  }

  @Test
  void aListWithEnoughNewItemsIsLeftAlone() {
    assertThat(list(2, none, 6)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(list(0, none, 3)).containsExactly(0, 1, 2);
  }

  @Test
  void aShortListGrowsBeforeAnythingGivesWay() {
    ListModel own = (of, excluded, n) -> new int[] {0, 1};

    assertThat(new ListWithNew(own, reversed, 2).top(customer, none, 5))
        .containsExactly(0, 1, 7, 6);
  }

  @Test
  void withTooFewNewItemsOwnOnesKeepTheirRanks() {
    boolean[] onlyOneNew = {false, false, false, false, true, true, true, false};

    assertThat(list(3, onlyOneNew, 4)).containsExactly(0, 1, 2, 7);
  }

  @Test
  void noMoreNewItemsAreAskedForThanTheListHasRanks() {
    assertThat(list(9, none, 2)).containsExactly(7, 6);
  }

  private int[] list(int leastNew, boolean[] excluded, int n) {
    return new ListWithNew(inOrder, reversed, leastNew).top(customer, excluded, n);
  }
}
