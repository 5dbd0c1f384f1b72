package io.dangol.churn;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.apache.spark.sql.functions.col;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StakeBandsTest {

  @Test
  void aBandHasAtMostItsShareOfTheCustomers() {
    // Ten customers: five of them are in steps 1 and 2, two in 5 and 6.
    NavigableMap<Long, Long> customers =
        new TreeMap<>(Map.of(1L, 3L, 2L, 2L, 3L, 1L, 4L, 2L, 5L, 1L, 6L, 1L));

    Assertions.assertThat(StakeBands.of(customers, 0.5, 0.2)).isEqualTo(new StakeBands(2, 5));
    Assertions.assertThat(StakeBands.of(customers, 0.49, 0.19)).isEqualTo(new StakeBands(1, 6));
    Assertions.assertThat(StakeBands.of(customers, 0.2, 0.39)).isEqualTo(new StakeBands(NONE, 5));
  }

  @Test
  void whoeverIsAlikeIsInTheSameBand() {
    NavigableMap<Long, Long> alike = new TreeMap<>(Map.of(7L, 100L));

    Assertions.assertThat(StakeBands.of(alike, 0.5, 0.5))
        .isEqualTo(new StakeBands(NONE, Long.MAX_VALUE));
  }

  @Test
  void amountsAreInStepsOfOnePercent() {
    // ln 100 is 4.605: step 460; e is at the start of step 100.
    assertThat(
            rows(
                    "amount double",
                    "{amount: 100}\n{amount: 2.7183}\n{amount: 2.718}\n{amount: 0}\n{}")
                .withColumn("step", StakeBands.step(col("amount")))
                .withColumn("band", new StakeBands(99, 460).band(col("amount"))))
        .hasRows(
            """
            {amount: 100, step: 460, band: "high"}
            {amount: 2.7183, step: 100, band: "medium"}
            {amount: 2.718, step: 99, band: "low"}
            {amount: 0, step: -1000000, band: "low"}
            {amount: null, step: null, band: null}
            """);
  }

  private static final long NONE = Long.MIN_VALUE;
}
