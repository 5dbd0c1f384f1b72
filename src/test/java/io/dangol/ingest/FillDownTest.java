package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillDownTest {

  @TempDir Path folder;
  private final FillDown days = new FillDown(0, 1, 2);

  @Test
  void aLineThatStatesNothingContinuesTheGroupAbove() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next(",,,b", "1 May,O1,kim,b");
    next(" ,,,c", "1 May,O1,kim,c");
  }

  @Test
  void whatIsListedBeforeAStatedFieldIsCarriedAndWhatIsListedAfterItIsNot() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next(",O2,,b", "1 May,O2,,b");
    next(",,,c", "1 May,O2,,c");
    next("2 May,,,d", "2 May,,,d");
  }

  @Test
  void aLineThatSaysTheSameAgainContinuesTheGroup() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next("1 May,,,b", "1 May,O1,kim,b");
    next("1 May,O1,,c", "1 May,O1,kim,c");
  }

  @Test
  void belowALineThatIsLostNothingIsCarriedUntilAGroupBegins() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    days.lost();
    assertThat(days.next(fields(",,,b"))).isEmpty();
    assertThat(days.next(fields(",O2,,b"))).isEmpty();
    next("2 May,O3,lee,c", "2 May,O3,lee,c");
    next(",,,d", "2 May,O3,lee,d");
  }

  @Test
  void aFileBeginsWithAFirstLine() {
    assertThat(days.next(fields(",,,b"))).isEmpty();
  }

  @Test
  void aSourceCarriesDownWithinItsFiles() throws IOException {
    Files.writeString(
        folder.resolve("2011-03-10.csv"),
        """
        day,order,card,code,qty
        2011-03-10,1,kim,a,1
        ,,,b,2
        ,2,,a,1
        ,,,\"b
        ,,,c,1
        """);
    Files.writeString(folder.resolve("2011-03-11.csv"), "day,order,card,code,qty\n,,,a,1\n");
    SourceSettings source =
        Shop.sales(
            folder.toString(),
            """
            items = null, exclude = null, event-types = null, types = null, types { qty = int }
            fill-down = [day, order, card]
            events = {
              account-id = card, event-type = "'purchase'", item = code, occurred-at = day
              basket-id = order, quantity = qty, amount = null, context = null
            }
            """);
    MemoryLake lake = new MemoryLake();
    new IngestEvents(Shop.settings(source)).run(Shop.night("2011-03-11"), lake, lake);

    assertThat(
            lake.read(Tables.EVENTS)
                .selectExpr(
                    "concat_ws(' ', basket_id, ifnull(string(account_key), 'guest'), quantity)")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrder("1 1 1.000", "1 1 2.000", "2 guest 1.000");
    assertThat(lake.rows(Tables.REJECTED_EVENTS).stream().map(row -> row.<String>getAs("reason")))
        .containsExactlyInAnyOrder("unreadable", "nothing-above", "nothing-above");
  }

  private void next(String line, String filled) {
    assertThat(days.next(fields(line))).contains(fields(filled));
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }
}
