package io.dangol.recommend.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopPositionsTest {

  @Test
  void givesTiesToTheLowerPosition() {
    TopPositions top = new TopPositions(2);
    top.offer(5, 1.0);
    top.offer(3, 1.0);
    top.offer(4, 1.0);
    top.offer(9, 0.5);

    assertThat(top.take()).containsExactly(3, 4);
    assertThat(top.take()).isEmpty();
  }

  @Property
  void equalsTheHeadOfAFullSort(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9) Integer> scores,
      @ForAll @IntRange(min = 1, max = 12) int n) {
    TopPositions top = new TopPositions(n);
    TopPositions drained = new TopPositions(n);
    for (int i = 0; i < scores.size(); i++) {
      top.offer(i, scores.get(i));
      drained.offer(i, scores.get(i));
    }

    List<Integer> sorted =
        IntStream.range(0, scores.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> -scores.get(i)).thenComparingInt(i -> i))
            .limit(n)
            .toList();
    assertThat(top.take()).containsExactly(sorted.toArray(Integer[]::new));
    List<Integer> kept = new ArrayList<>();
    drained.drain(kept::add);
    assertThat(kept).containsExactlyInAnyOrderElementsOf(sorted);
    assertThat(drained.take()).isEmpty();
  }
}
