package io.dangol.testing;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowsAssertTest {

  private static final String SCHEMA = "customer_id bigint, score double, items array<bigint>";

  @Test
  void comparesOnlyNamedColumnsInAnyOrder() {
    assertThat(
            rows(
                SCHEMA,
                """
                {customer_id: 1, score: 0.5, items: [3]}
                {customer_id: 2, score: 0.7}
                """))
        .hasRows(
            """
            {customer_id: 2, items: null}
            {customer_id: 1, items: [3]}
            """);
  }

  @Test
  void failsOnAnotherValueAnotherCountAndAnotherName() {
    var actual = rows(SCHEMA, "{customer_id: 1, score: 0.5}");

    assertThatThrownBy(() -> assertThat(actual).hasRows("{customer_id: 1, score: 0.6}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(actual).hasRows("{customer_id: 1}\n{customer_id: 1}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> rows(SCHEMA, "{customer: 1}")).hasMessageContaining("customer");
  }
}
