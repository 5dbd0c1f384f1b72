package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Histories are maps from items to the days on which they were first taken. */
class FollowCountsTest {
  private static final int ITEMS = 6;

  @Property(tries = 300)
  void countsThoseWhoTookOneAfterTheOtherInTime(
      @ForAll @Size(max = 6)
          List<Map<@IntRange(max = ITEMS - 1) Integer, @IntRange(min = -5, max = 12) Integer>>
              histories,
      @ForAll @IntRange(min = 1, max = 6) int within) {
    FollowCounts counts =
        new FollowCounts(
            histories.stream().map(history -> sequence(history, within)).toList(), ITEMS);

    for (int item : new int[] {3, 0, 5, 1, 2, 4, 3}) {
      Map<Integer, Integer> found = new TreeMap<>();
      int others = counts.count(item);
      for (int i = 0; i < others; i++) {
        found.put(counts.other(i), counts.together(i));
      }
      assertThat(found).isEqualTo(followers(histories, item, within));
    }
  }

  @Property(tries = 300)
  void anItemFollowedAsOftenAsItFollowedEachOther(
      @ForAll @Size(max = 6)
          List<Map<@IntRange(max = ITEMS - 1) Integer, @IntRange(min = -5, max = 12) Integer>>
              histories,
      @ForAll @IntRange(min = 1, max = 6) int within) {
    long[] followed = new long[ITEMS];
    histories.forEach(history -> sequence(history, within).countFollowed(followed));

    long[] expected = new long[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
      followers(histories, item, within).forEach((other, count) -> expected[other] += count);
    }
    assertThat(followed).containsExactly(expected);
  }

  private static Map<Integer, Integer> followers(
      List<Map<Integer, Integer>> histories, int item, int within) {
    Map<Integer, Integer> followers = new TreeMap<>();
    histories.stream()
        .filter(history -> history.containsKey(item))
        .forEach(
            history ->
                history.forEach(
                    (other, day) -> {
                      int days = day - history.get(item);
                      if (days > 0 && days <= within) {
                        followers.merge(other, 1, Integer::sum);
                      }
                    }));
    return followers;
  }

  private static Sequence sequence(Map<Integer, Integer> history, int within) {
    return Sequence.of(
        history.entrySet().stream()
            .mapToLong(first -> ((long) first.getValue() << Integer.SIZE) | first.getKey())
            .toArray(),
        within);
  }
}
