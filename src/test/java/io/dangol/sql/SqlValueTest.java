package io.dangol.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlValueTest {
  private final SqlAnalysis analysis =
      new SqlAnalysis(
          StructType.fromDDL("code string, quantity int, price decimal(18,4), tiny decimal(4,2)"),
          ZoneId.of("UTC"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upper(code)",
        "price <= 0 and quantity is not null",
        "if(startswith(code, 'C'), 'refund', 'purchase')",
        "endswith(code, 'C') or contains(code, 'D')"
      })
  void comparisonsAndChoicesCannotFail(String sql) {
    assertThat(expression(sql).canFail()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abs(quantity)",
        "quantity * price",
        "cast(code as int) > 0",
        "cast(price as decimal(4,2)) > 0",
        "cast(1000.0 as decimal(4,2)) < tiny",
        "code rlike '('",
        "element_at(split(code, ','), 9) = code"
      })
  void whatComputesOrConvertsCan(String sql) {
    assertThat(expression(sql).canFail()).isTrue();
  }

  private SqlValue expression(String sql) {
    return new SqlValue(sql, analysis.resolved(sql));
  }
}
