package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarginalRelevanceTest {

  /** 0 and 1 are nearly the same, 2 is a little like both, 3 is like nothing. */
  private static final double[][] COSINES = {
    {1, 0.9, 0.2, 0},
    {0.9, 1, 0.2, 0},
    {0.2, 0.2, 1, 0},
    {0, 0, 0, 1},
  };

  private static final int[] ITEMS = {0, 1, 2, 3};
  private static final double[] SCORES = {1, 0.8, 0.6, 0.1};

  @Test
  void chosenIsWhatIsRelevantAndUnlikeTheOthers() {
    // After 0: 1 has .7 x .8 - .3 x .9 = .29, 2 has .7 x .6 - .3 x .2 = .36, 3 has .07.
    // After 2: 1 still has .29.
    assertThat(ordered(0.7, SCORES, 4)).containsExactly(0, 2, 1, 3);
    // After 0: .4 x .8 - .6 x .9 < 0, .4 x .6 - .6 x .2 = .12, .04. After 2: 3 is ahead of 1.
    assertThat(ordered(0.4, SCORES, 4)).containsExactly(0, 2, 3, 1);
  }

  @Test
  void scoresCountOverTheHighest() {
    double[] tenth = {0.1, 0.08, 0.06, 0.01};

    assertThat(ordered(0.7, tenth, 4)).containsExactly(0, 2, 1, 3);
  }

  @Test
  void withoutRelevanceTheLeastAlikeComeNextAndOfEqualsTheOneFurtherUp() {
    assertThat(ordered(0, SCORES, 4)).containsExactly(0, 3, 2, 1);
    assertThat(new MarginalRelevance((one, other) -> 0, 0).ordered(ITEMS, SCORES, 4))
        .containsExactly(ITEMS);
  }

  @Test
  void afterTheListsEndTheOthersKeepTheirOrder() {
    assertThat(ordered(0, SCORES, 2)).containsExactly(0, 3, 1, 2);
  }

  @Test
  void fewerItemsThanRanksAreAllChosen() {
    assertThat(ordered(0.7, SCORES, 9)).containsExactly(0, 2, 1, 3);
    assertThat(new MarginalRelevance((one, other) -> 1, 0.5).ordered(new int[0], new double[0], 9))
        .isEmpty();
  }

  @Test
  void scoresOfNothingButZeroLeaveTheChoiceToDifference() {
    assertThat(ordered(0.7, new double[4], 4)).containsExactly(0, 3, 2, 1);
  }

  @Property
  void relevanceAloneChangesNothing(@ForAll long seed, @ForAll @IntRange(max = 30) int items) {
    assertThat(random(seed, items, 1)).containsExactly(IntStream.range(0, items).toArray());
  }

  @Property
  void itemsThatAreAllEquallyAlikeKeepTheirOrder(
      @ForAll long seed, @ForAll @DoubleRange(max = 1) double weight) {
    assertThat(
            new MarginalRelevance((one, other) -> 0.4, weight)
                .ordered(ITEMS, falling(new SplittableRandom(seed), 4), 4))
        .containsExactly(ITEMS);
  }

  @Property
  void noItemIsLostAndTheBestStaysFirst(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int items,
      @ForAll @DoubleRange(max = 1) double weight) {
    int[] ordered = random(seed, items, weight);

    assertThat(ordered[0]).isZero();
    assertThat(ordered).containsExactlyInAnyOrder(IntStream.range(0, items).toArray());
    assertThat(random(seed, items, weight)).containsExactly(ordered);
  }

  private static int[] ordered(double weight, double[] scores, int ranks) {
    return new MarginalRelevance((one, other) -> COSINES[one][other], weight)
        .ordered(ITEMS, scores, ranks);
  }

  /** Items with random scores and similarities, half of which are chosen. */
  private static int[] random(long seed, int items, double weight) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] cosines =
        random
            .doubles((long) items)
            .mapToObj(x -> random.doubles(items).toArray())
            .toArray(double[][]::new);
    return new MarginalRelevance((one, other) -> cosines[one][other], weight)
        .ordered(IntStream.range(0, items).toArray(), falling(random, items), items / 2 + 1);
  }

  private static double[] falling(SplittableRandom random, int items) {
    double[] scores = random.doubles(items).map(x -> -x).sorted().toArray();
    return Arrays.stream(scores).map(x -> -x).toArray();
  }
}
