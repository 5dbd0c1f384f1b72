package io.dangol.ingest.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.Shop;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

  private static final StructType COLUMNS =
      StructType.fromDDL(
          "card string, kind string, code string, title string, at string, qty int,"
              + " price decimal(18,4), till string, sold timestamp, day date, serial double,"
              + " lines array<struct<sku:string,qty:int>>, body binary, tags map<string,string>");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events.item | lines.sku | is of type array<string>, must be a text or a number: name the list in the source's key each",
        "events.item | tags | is of type map<string,string>, must be a text",
        "events.item | lines[0] | is of type struct<sku:string,qty:int>, must be a text",
        "events.item | body | is of type binary, must be a text",
        "events.context.till | tags | is of type map<string,string>, must be a text",
        "events.event-type | lines | is of type array",
        "events.quantity | lines.qty | is of type array<int>, must be a number",
        "events.quantity | day | is of type date, must be a number",
        "events.amount | qty > 1 | is of type boolean, must be a number",
        "events.occurred-at | qty | is of type int, must be a time or a text: write timestamp_seconds(...)",
        "events.occurred-at | timestamp_seconds((serial - 25569) * 86400) | set timestamp-format = spreadsheet-days",
        "events.occurred-at | from_unixtime(serial) | ",
        "events.occurred-at | to_utc_timestamp(to_timestamp(at), 'Asia/Seoul') | leave to_utc_timestamp out",
        "events.when | qty | is of type int, must be a condition, true or false",
        "exclude.postage | code | is of type string, must be a condition",
        "events.amount | qty * cost | with name `cost` cannot be resolved",
        "events.channel | current_date | reads the clock",
        "events.channel | user | reads something else than the record",
        "events.when | sold > 'yesterday' | reads the clock",
        "events.when | sold > cast('now' as timestamp) | reads the clock",
        "events.occurred-at | cast('12:00' as timestamp) | reads the clock",
        "events.when | sold > ' T12:00' | reads the clock",
        "events.item | qty | ",
        "events.item | serial | ",
        "events.occurred-at | day | ",
        "events.occurred-at | to_timestamp(at, 'dd.MM.yyyy') | ",
        "events.quantity | element_at(lines, 1).qty | ",
        "events.when | at is not null and qty between 1 and 3 | ",
        "events.channel | null | "
      })
  void aTypeFitsItsKeyOrIsRefused(String key, String sql, String problem) {
    SourceSettings source =
        Shop.sales(
            "/in", "format = parquet, items = null, types = null, %s = \"%s\"".formatted(key, sql));

    List<Expressions.Problem> found = new Expressions(source, COLUMNS, ZoneOffset.UTC).problems();

    String said = found.stream().map(p -> p.key() + " " + p.text()).collect(joining("\n"));
    if (problem == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).startsWith(key + " ").contains(problem);
    }
  }
}
