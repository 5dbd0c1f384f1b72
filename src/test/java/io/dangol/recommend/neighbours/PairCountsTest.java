package io.dangol.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PairCountsTest {

  @Property(tries = 200)
  void countsWhatLookingAtEachPairCounts(
      @ForAll @Size(max = 8) List<@Size(max = 6) Set<@IntRange(max = 5) Integer>> groups) {
    PairCounts counts =
        new PairCounts(
            groups.stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new),
            6);

    for (int item : Arrays.asList(3, 0, 5, 1, 2, 4, 3)) {
      Map<Integer, Integer> expected = new TreeMap<>();
      groups.stream()
          .filter(group -> group.contains(item))
          .forEach(group -> group.forEach(other -> expected.merge(other, 1, Integer::sum)));
      assertThat(counts.groupsWith(item)).isEqualTo(expected.getOrDefault(item, 0));
      expected.remove(item);
      Map<Integer, Integer> found = new TreeMap<>();
      int others = counts.count(item);
      for (int i = 0; i < others; i++) {
        found.put(counts.other(i), counts.together(i));
      }
      assertThat(found).isEqualTo(expected);
    }
  }
}
