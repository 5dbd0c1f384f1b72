package io.dangol.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Customer",
        "`Customer ID`",
        "order",
        "`order`",
        "qty * price",
        "upper(trim(code))",
        "case when kind = 'B' then 'refund' else 'purchase' end",
        "to_timestamp(at, 'dd.MM.yyyy')",
        "unix_timestamp(at)",
        "transform(lines, l -> l.qty + qty)[0]",
        "struct(qty as b).b",
        "date '2011-03-10'",
        "status = 'today'",
        "at between '2011-01-01' and '2012-01-01'",
        "regexp_extract(title, '([0-9]+)', 1)",
        "typeof(qty)"
      })
  void whatFollowsFromTheRecordIsSound(String sql) {
    assertThat(SqlExpression.problem(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now()",
        "NOW()",
        "current_timestamp()",
        "current_date()",
        "curdate()",
        "localtimestamp()",
        "current_time()",
        "current_timezone()",
        "unix_timestamp()",
        "datediff(now(), at)",
        "transform(lines, l -> now())",
        "date 'today'",
        "timestamp_ntz ' Now '",
        "timestamp '12:00'",
        "timestamp_ltz 'T12:00:00'",
        "rand()",
        "rand(7)",
        "randn(7)",
        "random()",
        "uniform(1, 10)",
        "uniform(1, 10, 7)",
        "randstr(5)",
        "uuid()",
        "shuffle(lines)",
        "monotonically_increasing_id()",
        "spark_partition_id()",
        "input_file_name()",
        "input_file_block_start()",
        "java_method('java.lang.System', 'getenv', 'HOME')",
        "reflect('java.lang.System', 'getenv', 'HOME')",
        "try_reflect('java.lang.System', 'getenv', 'HOME')",
        "current_user()",
        "session_user()",
        "user()",
        "version()",
        "current_catalog()",
        "current_database()",
        "current_schema()",
        "aes_encrypt(card, 'k')",
        "from_protobuf(body, 'M', '/etc/hosts')",
        "(select max(value) from text.`/etc/hosts`)",
        "card in (select value from text.`/etc/hosts`)",
        "exists (select 1)",
        "from_xml(body, 'a int', map('rowValidationXSDPath', '/etc/hosts'))",
        "schema_of_xml('<a/>')",
        "sum(qty)",
        "try_sum(qty)",
        "schema_of_variant_agg(parse_json(body))",
        "count(*)",
        "first(qty)",
        "max_by(qty, at)",
        "row_number() over (order by at)",
        "lag(qty) over (order by at)",
        "window(at, '1 day')",
        "stack(2, a, b)",
        "json_tuple(body, 'a')",
        "raise_error('x')",
        "assert_true(qty > 1)",
        "struct(*)",
        "spark_catalog.default.now()",
        "system.builtin.now()"
      })
  void whatReadsAnythingElseIsNot(String sql) {
    assertThat(SqlExpression.problem(sql)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Customer ID | if Customer ID is one column, write it in backticks, `Customer ID`",
        "Date of sale | if Date of sale is one column, write it in backticks, `Date of sale`",
        "Umsatz as x | gives a name, x",
        "qty amount | if qty amount is one column, write it in backticks",
        "upper(code) code | gives a name, code",
        "Straße | needs backticks",
        "qty * | PARSE_SYNTAX_ERROR",
        "raise_error('x') | only raises errors: write a condition of exclude or when",
        "assert_true(qty > 1) | only raises errors",
        "system.builtin.upper(code) | only Spark's own functions are known",
        "uper(code) | calls uper, which is no function of Spark, did you mean upper?",
        "explode(lines.sku) | calls explode, which makes several rows of one: name the list in the source's key each"
      })
  void theProblemNamesTheRemedy(String sql, String message) {
    assertThat(SqlExpression.problem(sql)).get().asString().contains(message);
  }

  @Test
  void columnsOfLambdasAreColumnsUnlessTheyAreItsVariables() {
    assertThat(SqlExpression.columns("transform(lines, l -> l.qty * rate + `the fee`)"))
        .containsExactly("lines", "rate", "the fee");
    assertThat(SqlExpression.columns("aggregate(a, 0, (x, y) -> x + y, z -> z * k)"))
        .containsExactly("a", "k");
    assertThat(SqlExpression.columns("line.sku.code")).containsExactly("line");
  }
}
