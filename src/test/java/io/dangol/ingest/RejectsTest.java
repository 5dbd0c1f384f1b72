package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.ingest.Rejects.Example;
import io.dangol.ingest.Rejects.Line;
import io.dangol.job.Landing;
import io.dangol.table.Tables;
import io.dangol.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsTest {
  private static final Dataset<Row> NO_RATES = Rows.rows(Tables.EXCHANGE_RATES, "");

  private final Dataset<Row> rejected =
      Rows.rows(
          Tables.REJECTED_EVENTS,
          """
          {source: "till", file: "f1", position: 3, reason: "bad-time", config_key: "events.occurred-at", payload: "Kim;soon", batch_id: 1}
          {source: "till", file: "f1", position: 2, reason: "bad-time", config_key: "events.occurred-at", payload: "Lee;late", batch_id: 1}
          {source: "till", file: "f2", position: 2, reason: "bad-time", config_key: "events.occurred-at", payload: "Ann;now", batch_id: 2}
          {source: "till", file: "f2", position: 4, reason: "too-long", payload: "Bo", batch_id: 3, replayed_in: 3}
          {source: "web", file: "f3", position: 1, reason: "unreadable", payload: "{", batch_id: 2}
          """);
  private final Dataset<Row> files =
      Rows.rows(
          Tables.INGESTED_FILES,
          """
          {source: "till", file: "f1", feed_on: "2011-03-10", batch_id: 1, state: "admitted"}
          {source: "till", file: "f1", feed_on: "2011-03-10", batch_id: 1, state: "taken"}
          {source: "till", file: "f2", feed_on: "2011-03-11", batch_id: 2, state: "taken"}
          {source: "web", file: "f3", batch_id: 2, state: "taken"}
          """);

  @Test
  void countsBySourceReasonAndDay() {
    assertThat(Rejects.of(rejected, files, Optional.empty(), 0).counts())
        .containsExactly(
            new Line("till", "bad-time", "events.occurred-at", "2011-03-10", 2, 0),
            new Line("till", "bad-time", "events.occurred-at", "2011-03-11", 1, 0),
            new Line("till", "too-long", "", "2011-03-11", 0, 1),
            new Line("web", "unreadable", "", "", 1, 0));
  }

  @Test
  void looksAtAFileThatANightRefused(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("2011-03-10.csv"),
        Shop.HEADER
            + "1,SALE,a1,Apple,2011-03-10 08:00:00,2,1.00,1\n"
            + "2,SALE,a1,Apple,2011-03-10 08:00:00,two,1.00,1\n"
            + "3,SALE,a1\n");
    IngestSettings settings = Shop.settings(Shop.sales(folder.toString()));
    Landing landing = new MemoryLake().landing();

    Rejects found =
        Rejects.ofFile(settings, Shop.night("2011-03-10"), landing, NO_RATES, "2011-03-10.csv", 1);

    assertThat(found.counts())
        .containsExactly(
            new Line("sales", "bad-value", "types.qty", "2011-03-10", 1, 0),
            new Line("sales", "wrong-number-of-fields", "", "2011-03-10", 1, 0));
    assertThat(found.examples())
        .extracting(Example::position, Example::payload)
        .containsExactly(
            tuple(3L, "9,XXXX,x9,Xxxxx,9999-99-99 99:99:99,xxx,9.99,9"), tuple(4L, "9,XXXX,x9"));
    assertThatThrownBy(
            () ->
                Rejects.ofFile(settings, Shop.night("2011-03-10"), landing, NO_RATES, "10.csv", 1))
        .hasMessage("--file 10.csv: no path of ingest.sources has such a file: name one of theirs");
  }

  @Test
  void showsTheFirstRecordsOfEachReasonMasked() {
    assertThat(Rejects.of(rejected, files, Optional.of("till"), 2).examples())
        .containsExactly(
            new Example("till", "bad-time", "events.occurred-at", "f1", 2, "Xxx;xxxx"),
            new Example("till", "bad-time", "events.occurred-at", "f1", 3, "Xxx;xxxx"));
  }
}
