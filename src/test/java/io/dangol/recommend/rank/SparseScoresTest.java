package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SparseScoresTest {

  @Property(tries = 100)
  void addsUpAsAnArrayDoes(@ForAll long seed) {
    Random random = new Random(seed);
    SparseScores scores = new SparseScores(300);
    for (int round = 0; round < 3; round++) {
      double[] sums = new double[300];
      for (int i = random.nextInt(500); i > 0; i--) {
        int position = random.nextInt(300);
        double value = 1 + random.nextInt(9);
        scores.add(position, value);
        sums[position] += value;
      }

      int touched = 0;
      for (int position = 0; position < sums.length; position++) {
        assertThat(scores.of(position)).isEqualTo(sums[position]);
        touched += sums[position] > 0 ? 1 : 0;
      }
      assertThat(scores.size()).isEqualTo(touched);
      scores.clear();
      assertThat(scores.size()).isZero();
    }
  }
}
