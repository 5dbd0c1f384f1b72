package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerRowsTest {

  /** Customer 8 has the first two of three items, customer 9 the last two. */
  private final CustomerRows rows =
      new CustomerRows(new long[] {8, 9}, new int[][] {{0, 1}, {1, 2}});

  private final float[] vectors = {1, 10, 3, 30, 7, 70};

  @Test
  void addsUpTheVectorsOfACustomersItems() {
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.id(1)).isEqualTo(9);
    assertThat(rows.sum(0, vectors, 2)).containsExactly(4, 40);
    assertThat(rows.sum(1, vectors, 2)).containsExactly(10, 100);
  }

  /** The means are 2 and 20 for customer 8, 5 and 50 for customer 9. */
  @Test
  void givesEachItemTheMeansOfItsCustomers() {
    assertThat(rows.sumOfMeans(vectors, 2).values()).containsExactly(2, 20, 7, 70, 5, 50);
  }
}
