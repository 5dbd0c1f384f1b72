package io.dangol.job;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

class PartitionSumsTest {

  @Test
  void addsUpPartitionsAndCountsOneThatIsComputedAgainOnce() {
    PartitionSums sums = Shared.sums();
    Dataset<Long> counted =
        rows("n bigint", "{n: 1}\n{n: 2}\n{n: 3}\n{n: 4}")
            .as(Encoders.LONG())
            .repartition(3)
            .mapPartitions(
                (MapPartitionsFunction<Long, Long>) numbers -> reported(numbers, sums),
                Encoders.LONG());

    assertThat(counted.collectAsList()).hasSize(3);
    assertThat(sums.value()).containsExactly(10, 4);
    counted.collectAsList();
    assertThat(sums.value()).containsExactly(10, 4);
  }

  @Test
  void withoutReportsThereAreNoNumbers() {
    assertThat(new PartitionSums().value()).isEmpty();
  }

  private static Iterator<Long> reported(Iterator<Long> numbers, PartitionSums sums) {
    long sum = 0;
    long count = 0;
    while (numbers.hasNext()) {
      sum += numbers.next();
      count++;
    }
    sums.add(new long[] {sum, count});
    return List.of(sum).iterator();
  }
}
