package io.dangol.value;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.table.Columns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Customers of CDNOW get the values that the papers print for 39 weeks. */
class CustomerValuesTest {

  private static final String BUYERS =
      "customer_id bigint, repeats int, age int, recency int, paid_days int,"
          + " net decimal(18,2), last_currency string";

  private static final Fit<PurchaseModel> BG_NBD = fit(List.of());
  private static final Optional<Fit<GammaGamma>> MONEY =
      Optional.of(
          new Fit<>(new GammaGamma(6.2495, 3.7442, 15.4437), List.of(), 0, true, List.of()));

  @Test
  void purchasesAndMoneyAreAsPublished() {
    Row row = values(BG_NBD, MONEY).get(0);

    assertThat(Columns.HORIZON_DAYS.intOf(row)).isEqualTo(273);
    assertThat(Columns.PURCHASE_MODEL.textOf(row)).isEqualTo("bg_nbd");
    assertThat(Columns.EXPECTED_PURCHASES.doubleOf(row)).isCloseTo(1.226, within(1e-3));
    assertThat(Columns.EXPECTED_MONEY.doubleOf(row)).isCloseTo(1.226 * 24.65, within(0.03));
    assertThat(Columns.MONEY_CURRENCY.textOf(row)).isEqualTo("USD");
    assertThat(Columns.MONEY_LOW.doubleOf(row)).isZero();
    assertThat(Columns.MONEY_HIGH.doubleOf(row)).isGreaterThan(50);
    // 1 / (1 + a / (b + 1) ((alpha + T) / (alpha + t))^(r + 2)) by hand.
    assertThat(Columns.ALIVE_PROBABILITY.doubleOf(row)).isCloseTo(0.7266, within(5e-4));
  }

  @Test
  void whatIsNegativeCountsAsNothingAndWithoutAmountsThereIsNoMoney() {
    List<Row> rows = values(BG_NBD, MONEY);

    double ofNothing =
        Columns.EXPECTED_PURCHASES.doubleOf(rows.get(1)) * 6.2495 * 15.4437 / 15.2432;
    assertThat(Columns.EXPECTED_MONEY.doubleOf(rows.get(1))).isCloseTo(ofNothing, within(1e-9));
    assertThat(Columns.EXPECTED_MONEY.isNullIn(rows.get(2))).isTrue();
    assertThat(Columns.MONEY_HIGH.isNullIn(rows.get(2))).isTrue();
    assertThat(Columns.MONEY_CURRENCY.isNullIn(rows.get(2))).isTrue();
  }

  @Test
  void nobodyIsSaidToBeAliveIfTheDataDoNotTell() {
    List<Row> rows =
        values(fit(List.of("dropout is not identified: a is 0.001")), Optional.empty());

    assertThat(rows).hasSize(3).allMatch(Columns.ALIVE_PROBABILITY::isNullIn);
    assertThat(rows).allMatch(Columns.EXPECTED_MONEY::isNullIn);
  }

  /** By customer. */
  private static List<Row> values(Fit<PurchaseModel> purchases, Optional<Fit<GammaGamma>> money) {
    ValueModels models = new ValueModels(PurchaseFamily.BG_NBD, purchases, money);
    return CustomerValues.rows(
            CustomerValues.of(
                rows(
                    BUYERS,
                    """
                    {customer_id: 1, repeats: 2, age: 272, recency: 59, paid_days: 2, net: 44.69, last_currency: "USD"}
                    {customer_id: 2, repeats: 1, age: 272, recency: 59, paid_days: 2, net: -5.00, last_currency: "USD"}
                    {customer_id: 3, repeats: 2, age: 272, recency: 59, paid_days: 0, net: 0.00}
                    """),
                models,
                List.of(273)))
        .orderBy("customer_id")
        .collectAsList();
  }

  private static Fit<PurchaseModel> fit(List<String> concerns) {
    return new Fit<>(new BgNbd(0.2426, 4.4136, 0.7929, 2.4259), List.of(), 0, true, concerns);
  }
}
