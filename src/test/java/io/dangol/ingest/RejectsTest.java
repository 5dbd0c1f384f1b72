package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.Rejects.Example;
import io.dangol.ingest.Rejects.Line;
import io.dangol.table.Tables;
import io.dangol.testing.Rows;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RejectsTest {

  private final Dataset<Row> rejected =
      Rows.rows(
          Tables.REJECTED_EVENTS,
          """
          {source: "till", file: "f1", position: 3, reason: "bad-time", payload: "Kim;soon", batch_id: 1}
          {source: "till", file: "f1", position: 2, reason: "bad-time", payload: "Lee;late", batch_id: 1}
          {source: "till", file: "f2", position: 2, reason: "bad-time", payload: "Ann;now", batch_id: 2}
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
            new Line("till", "bad-time", "2011-03-10", 2, 0),
            new Line("till", "bad-time", "2011-03-11", 1, 0),
            new Line("till", "too-long", "2011-03-11", 0, 1),
            new Line("web", "unreadable", "", 1, 0));
  }

  @Test
  void showsTheFirstRecordsOfEachReasonMasked() {
    assertThat(Rejects.of(rejected, files, Optional.of("till"), 2).examples())
        .containsExactly(
            new Example("till", "bad-time", "f1", 2, "Xxx;xxxx"),
            new Example("till", "bad-time", "f1", 3, "Xxx;xxxx"));
  }
}
