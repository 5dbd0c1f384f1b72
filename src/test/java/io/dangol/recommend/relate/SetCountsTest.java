package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class SetCountsTest {

  @Property(tries = 200)
  void countsTheGroupsThatHaveAllItems(
      @ForAll @Size(max = 8) List<@Size(max = 6) Set<@IntRange(max = 5) Integer>> groups,
      @ForAll @Size(max = 5) List<@NotEmpty @Size(max = 4) Set<@IntRange(max = 5) Integer>> sets) {
    SetCounts counts =
        new SetCounts(sets.stream().map(SetCountsTest::array).toArray(int[][]::new), 6);
    groups.forEach(group -> counts.add(array(group)));

    assertThat(counts.counts())
        .containsExactly(
            sets.stream()
                .mapToInt(
                    set -> (int) groups.stream().filter(group -> group.containsAll(set)).count())
                .toArray());
  }

  private static int[] array(Set<Integer> items) {
    return items.stream().mapToInt(Integer::intValue).toArray();
  }
}
