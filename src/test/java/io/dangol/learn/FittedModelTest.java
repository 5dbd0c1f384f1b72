package io.dangol.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Tables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FittedModelTest {

  @Test
  void theRowHasTheColumnsOfTheTableAndTheDateInItsVersion() {
    Row row =
        new FittedModel("churn-logistic", Map.of("b", "2", "a", "1"))
            .row(LocalDate.parse("2011-12-09"), "score-churn");

    assertThat(row.length()).isEqualTo(Tables.MODELS.columns().size());
    assertThat(row.get(0)).isEqualTo(Date.valueOf("2011-12-09"));
    assertThat(row.get(1)).isEqualTo("score-churn");
    assertThat(row.get(2)).isEqualTo("churn-logistic-2011-12-09");
    assertThat(row.<Map<String, String>>getAs(3).keySet()).containsExactly("a", "b");
  }

  @Test
  void aFractionHasSixDecimalsAndAPoint() {
    assertThat(FittedModel.sixDecimals(-2 / 3.0)).isEqualTo("-0.666667");
    assertThat(FittedModel.sixDecimals(4)).isEqualTo("4.000000");
  }
}
