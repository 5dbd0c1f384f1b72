package io.dangol.recommend.rules;

import static io.dangol.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerFactsTest {

  @Test
  void theAccountsOfACustomerTogetherSayWhoTheCustomerIs() {
    Dataset<Row> accounts =
        rows(
            "customer_id bigint, age_band string, gender string, region string, language string,"
                + " birthday date",
            """
            {customer_id: 1, region: "Busan", gender: "f", birthday: "2007-06-30"}
            {customer_id: 1, region: "Jeju"}
            {region: "Seoul"}
            """);

    assertThat(CustomerFacts.ofAttributes(accounts).collectAsList())
        .map(row -> CustomerFacts.of(row, RuleShop.DAY))
        .containsExactly(
            new CustomerFacts(
                Optional.empty(),
                Map.of(
                    Attribute.REGION,
                    Set.of("Busan", "Jeju"),
                    Attribute.GENDER,
                    Set.of("f"),
                    Attribute.AGE_BAND,
                    Set.of(),
                    Attribute.LANGUAGE,
                    Set.of()),
                Optional.of(new Age(19, 19))));
  }

  @Test
  void whatNoRuleAsksForIsUnknown() {
    Dataset<Row> customers =
        rows(
            "customer_id bigint, segment_name string",
            "{customer_id: 1, segment_name: \"Loyal\"}\n{customer_id: 2}");

    assertThat(customers.collectAsList())
        .map(row -> CustomerFacts.of(row, RuleShop.DAY))
        .extracting(CustomerFacts::segment, CustomerFacts::age)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Optional.of("Loyal"), Optional.empty()),
            org.assertj.core.api.Assertions.tuple(Optional.empty(), Optional.empty()));
  }
}
