package io.dangol.value;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.learn.AbsenceModel.Fitted;
import io.dangol.learn.AbsenceModel.Unfitted;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PurchaseAbsenceTest {

  private static final LocalDate AS_OF = ValueFixtures.FIRST_DAY.plusDays(39);
  private static final int HORIZON = 30;
  private static final int CUSTOMERS = 800;
  private static final PurchaseAbsence MODEL = new PurchaseAbsence(ValueFixtures.SETTINGS);

  private static final StringBuilder DAYS = new StringBuilder();
  private static final Set<Integer> RETURNED = new HashSet<>();
  private static final TreeMap<Integer, Integer> REPEATS = new TreeMap<>();
  private static final TreeMap<Integer, Integer> FIRST = new TreeMap<>();

  private static Dataset<Row> days;

  /** Forty days of customers who come at a rate of their own and never leave, and 30 days more. */
  @BeforeAll
  static void aYoungShop() {
    SplittableRandom random = new SplittableRandom(3);
    GammaDistribution rates = new GammaDistribution(null, 1.5, 0.04);
    for (int customer = 1; customer <= CUSTOMERS; customer++) {
      double rate = rates.inverseCumulativeProbability(random.nextDouble());
      int first = random.nextInt(10);
      int repeats = 0;
      for (int day = first; day < 40 + HORIZON; day++) {
        if (day == first || random.nextDouble() < -Math.expm1(-rate)) {
          DAYS.append(day(customer, day));
          repeats += day > first && day < 40 ? 1 : 0;
          if (day >= 40) {
            RETURNED.add(customer);
          }
        }
      }
      REPEATS.put(customer, repeats);
      FIRST.put(customer, first);
    }
    days = rows("customer_id bigint, day date", DAYS.toString());
  }

  @Test
  void asManyStayAwayAsExpectedAndTheOrderOfRowsChangesNothing() {
    Fitted fitted = (Fitted) MODEL.asOf(days.coalesce(1), AS_OF, HORIZON);

    List<Row> rows = fitted.probabilities().orderBy("customer_id").collectAsList();
    assertThat(rows).hasSize(CUSTOMERS);
    double mean = rows.stream().mapToDouble(row -> row.getDouble(1)).average().orElseThrow();
    // Three standard errors of a share of 800.
    assertThat(mean).isEqualTo(1 - (double) RETURNED.size() / CUSTOMERS, within(0.05));
    Fitted seven = (Fitted) MODEL.asOf(days.repartition(7), AS_OF, HORIZON);
    assertThat(seven.probabilities().orderBy("customer_id").collectAsList()).isEqualTo(rows);
  }

  /** Where nobody leaves, it is the negative binomial: ((alpha + T) / (alpha + T + t))^(r + x). */
  @Test
  void itIsTheNegativeBinomialWhereNobodyLeaves() {
    Fitted fitted = (Fitted) MODEL.asOf(days, AS_OF, HORIZON);

    double r = Double.parseDouble(fitted.parameters().get("r"));
    double alpha = 7 * Double.parseDouble(fitted.parameters().get("alpha"));
    assertThat(fitted.probabilities().orderBy("customer_id").collectAsList())
        .allSatisfy(
            row -> {
              int customer = Math.toIntExact(row.getLong(0));
              double known = alpha + 39 - FIRST.get(customer);
              double none = Math.pow(known / (known + HORIZON), r + REPEATS.get(customer));
              assertThat(row.getDouble(1)).isEqualTo(none, within(0.06));
            });
  }

  @Test
  void tooFewWhoCameTwiceAreNamed() {
    assertThat(MODEL.asOf(days, ValueFixtures.FIRST_DAY, HORIZON))
        .isInstanceOfSatisfying(
            Unfitted.class,
            unfitted ->
                assertThat(unfitted.reason())
                    .matches(
                        "0 of \\d+ customers were active on two days or more by 2025-01-01: fewer than 20"));
  }

  private static String day(int customer, int day) {
    return "{customer_id: %s, day: \"%s\"}%n"
        .formatted(customer, ValueFixtures.FIRST_DAY.plusDays(day));
  }
}
