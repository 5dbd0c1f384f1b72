package io.dangol.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions give, without a session: a text that is put together is no literal. */
class SqlAnalysisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Asia/Seoul | to_timestamp(concat('2011-03-27', ' 09:30')) | 2011-03-27T00:30:00Z",
        "Europe/London | cast(concat('2011-03-27', ' 09:30') as timestamp) | 2011-03-27T08:30:00Z",
        "Asia/Seoul | cast(concat('2011-03-27', ' 09:30:00Z') as timestamp) | 2011-03-27T09:30:00Z",
        "Asia/Seoul | date_trunc('day', concat('2011-03-27', ' 09:30')) | 2011-03-26T15:00:00Z",
        "Asia/Seoul | to_timestamp(concat('27.3.', '2011'), 'd.M.yyyy') | 2011-03-26T15:00:00Z",
        "Asia/Seoul | try_cast(concat('2011-03-27', ' 09:30') as timestamp) | 2011-03-27T00:30:00Z"
      })
  void aTimeWithoutAZoneIsLocalToTheSource(String zone, String sql, Instant instant) {
    assertThat(value(sql, zone)).isEqualTo(TimeUnit.SECONDS.toMicros(instant.getEpochSecond()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cast(concat('12', ':00') as timestamp)",
        "to_timestamp(concat(' 9', ':30:00'))",
        "to_timestamp(concat('T1', '2:00Z'))",
        "date_trunc('hour', concat(':', '30'))",
        "cast(concat('1', 'x') as int)"
      })
  void aTimeWithoutADayFailsAsWhateverIsNoValueDoes(String sql) {
    assertThatThrownBy(() -> value(sql, "UTC")).hasMessageContaining("CAST_INVALID_INPUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try_cast(concat('12', ':00') as timestamp)",
        "try_to_timestamp(concat('T', '9:30'))"
      })
  void orIsNull(String sql) {
    assertThat(value(sql, "UTC")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from_json(concat('{', '}'), 'x timestamp').x",
        "from_csv(concat('10:', '00'), 'x timestamp').x",
        "cast(array(concat('10', ':00')) as array<timestamp>)[0]",
        "cast(named_struct('a', concat('10', ':00')) as struct<a: timestamp>).a",
        "variant_get(parse_json('{}'), '$.a', 'timestamp')",
        "try_variant_get(parse_json('{}'), '$.a', 'timestamp')",
        "cast(parse_json(concat('\"10:', '00\"')) as timestamp)"
      })
  void timesAreMadeWhereTheirTextIsSeen(String sql) {
    assertThatThrownBy(() -> value(sql, "UTC"))
        .hasMessageContaining("makes timestamps of texts within a value");
  }

  private static Object value(String sql, String zone) {
    return new SqlAnalysis(new StructType(), ZoneId.of(zone))
        .resolved(sql)
        .eval(InternalRow.empty());
  }
}
