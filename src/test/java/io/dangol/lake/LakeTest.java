package io.dangol.lake;

import static io.dangol.testing.Rows.rows;
import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.FaultPoint;
import io.dangol.job.GateResult;
import io.dangol.job.Job;
import io.dangol.job.JobRun;
import io.dangol.job.Purpose;
import io.dangol.job.Run;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

  private static final Table SEGMENTS = Tables.CUSTOMER_SEGMENTS;
  private static final List<Table> ALL =
      List.of(
          SEGMENTS,
          Tables.ITEMS,
          Tables.IDENTITIES,
          Tables.EVENTS,
          Tables.CONTACTS,
          Tables.CHURN_SCORES);
  private static final Job JOB =
      new Job("test", "", Purpose.ANALYTICS, ALL, ALL, (run, inputs, outputs) -> {});

  @TempDir private Path home;
  private Lake lake;

  @BeforeEach
  void opens() {
    lake = new Lake(TestSpark.session(), home.toString());
  }

  @Test
  void aWriteReplacesExactlyItsOwnDate() {
    outputs(1).write(SEGMENTS, segment("2026-01-01", 1, "Regulars"));
    outputs(2).write(SEGMENTS, segment("2026-01-02", 1, "Regulars"));
    outputs(2).write(SEGMENTS, segment("2026-01-02", 2, "Newcomers"));

    assertThat(lake.read(SEGMENTS))
        .hasRows(
            """
            {as_of_on: "2026-01-01", customer_id: 1, segment_name: "Regulars"}
            {as_of_on: "2026-01-02", customer_id: 2, segment_name: "Newcomers"}
            """);
    assertThat(inputs(2).read(SEGMENTS)).hasRows("{customer_id: 2}");
  }

  @Test
  void rowsGetTheDateOfTheRunThatWritesThem() {
    outputs(1).write(SEGMENTS, segment("2026-01-01", 1, "Regulars").drop("as_of_on"));
    outputs(2).write(SEGMENTS, segment("2026-01-01", 2, "Newcomers"));

    assertThat(lake.read(SEGMENTS))
        .hasRows(
            """
            {as_of_on: "2026-01-01", customer_id: 1}
            {as_of_on: "2026-01-02", customer_id: 2}
            """);
  }

  @Test
  void aBatchIsAppendedOnce() {
    Dataset<Row> accounts =
        rows(
            Tables.IDENTITIES,
            "{account_kind: 'member', account_id: 'a', account_key: 1, customer_id: 1, batch_id: 1}"
                .replace('\'', '"'));
    outputs(1).append(Tables.IDENTITIES, accounts, 1);
    outputs(1).append(Tables.IDENTITIES, accounts, 1);

    assertThat(lake.read(Tables.IDENTITIES)).hasRows("{account_key: 1}");
  }

  @Test
  void aMergeUpdatesByKeyAndKeepsWhatIsNotGiven() {
    outputs(1)
        .merge(
            Tables.ITEMS,
            rows(
                Tables.ITEMS,
                """
                {item_id: 1, code: "A", title: "Red mug", brand: "Kiln", batch_id: 1}
                """));
    DeltaOutputs second = outputs(1);
    second.merge(
        Tables.ITEMS,
        rows(
            Tables.ITEMS,
            """
                {item_id: 1, code: "A", title: "Crimson mug", batch_id: 2}
                {item_id: 2, code: "B", batch_id: 2}
                """));

    assertThat(second.rowsWritten()).isEqualTo(Map.of("silver.items", 2L));
    assertThat(second.versions()).isEqualTo(Map.of("silver.items", 2L));
    assertThat(lake.read(Tables.ITEMS))
        .hasRows(
            """
            {code: "A", title: "Crimson mug", brand: "Kiln"}
            {code: "B", title: null, brand: null}
            """);
  }

  @Test
  void aBrokenRuleStopsTheNightAndNamesItself() {
    Dataset<Row> scores =
        rows(
            Tables.CHURN_SCORES,
            """
            {as_of_on: "2026-01-01", customer_id: 1, churn_probability: 1.5, churn_band: "high", drivers: []}
            """);

    assertThatThrownBy(() -> outputs(1).write(Tables.CHURN_SCORES, scores))
        .isInstanceOfSatisfying(
            Failure.class,
            e ->
                assertThat(e.gates())
                    .containsExactly(
                        new GateResult(
                            "rules", "gold.churn_scores", 1, "0 broken rules", false, false)))
        .hasMessageStartingWith(
            "gold.churn_scores, as of 2026-01-01: churn_probability is in [0, 1]: broken by 1 of 1 rows");
  }

  @Test
  void numbersAreRoundedToTheirDeclaredPrecision() {
    outputs(1)
        .write(
            Tables.CHURN_SCORES,
            rows(
                Tables.CHURN_SCORES,
                """
                {as_of_on: "2026-01-01", customer_id: 1, churn_probability: 0.12345678, churn_band: "low", drivers: []}
                """));

    assertThat(lake.read(Tables.CHURN_SCORES)).hasRows("{churn_probability: 0.123457}");
  }

  @Test
  void refusesOtherColumnsAndOtherTypes() {
    assertThatThrownBy(
            () -> outputs(1).write(SEGMENTS, rows("customer_id bigint, x int", "{x: 1}")))
        .hasMessage(
            "gold.customer_segments: missing columns [former_segment_id, former_segment_name,"
                + " moved_because, moved_by, segment_id, segment_name, since_on],"
                + " columns too many [x]");
    assertThatThrownBy(
            () ->
                outputs(1)
                    .write(
                        SEGMENTS,
                        segment("2026-01-01", 1, "x")
                            .withColumn("customer_id", org.apache.spark.sql.functions.lit(1))))
        .hasMessage("gold.customer_segments.customer_id must be BIGINT but is INT");
  }

  @Test
  void refusesTablesThatTheJobDoesNotDeclare() {
    assertThatThrownBy(() -> inputs(1).read(Tables.CONSENTS))
        .hasMessage("test does not declare that it reads silver.consents");
    assertThatThrownBy(() -> outputs(1).write(Tables.SEGMENTS, List.of()))
        .hasMessage("test does not declare that it writes gold.segments");
  }

  @Test
  void eventsHaveTheirCustomerAndEndWithTheDateLikeAccounts() {
    outputs(1)
        .append(
            Tables.IDENTITIES,
            rows(
                Tables.IDENTITIES,
                """
                {account_kind: "member", account_id: "a", account_key: 5, customer_id: 9, first_seen_at: "2026-01-01T23:59:59Z", batch_id: 1}
                {account_kind: "member", account_id: "b", account_key: 6, customer_id: 7, first_seen_at: "2026-01-02T00:00:00Z", batch_id: 1}
                {account_kind: "member", account_id: "c", account_key: 8, customer_id: 8, batch_id: 1}
                """),
            1);
    outputs(1)
        .append(
            Tables.EVENTS,
            rows(
                Tables.EVENTS,
                """
                {event_id: "1", account_key: 5, event_type: "view", occurred_at: "2026-01-01T23:59:59Z", source: "web", batch_id: 1}
                {event_id: "2", event_type: "view", occurred_at: "2026-01-01T10:00:00Z", source: "web", batch_id: 1}
                {event_id: "3", account_key: 5, event_type: "view", occurred_at: "2026-01-02T00:00:00Z", source: "web", batch_id: 1}
                """),
            1);

    DeltaInputs known = reader(1);
    assertThat(known.read(Tables.EVENTS))
        .hasRows(
            """
            {event_id: "1", customer_id: 9}
            {event_id: "2", customer_id: null}
            """);
    assertThat(known.read(Tables.IDENTITIES)).hasRows("{account_key: 5}\n{account_key: 8}");
    assertThat(inputs(1).read(Tables.IDENTITIES).count()).as("of who writes them").isEqualTo(3);
  }

  @Test
  void ofMessagesAPastNightSeesWhatHadComeOfThemByItsEnd() {
    outputs(1)
        .append(
            Tables.CONTACTS,
            rows(
                Tables.CONTACTS,
                """
                {contact_id: "1", account_key: 5, channel: "email", sent_at: "2026-01-01T23:59:59Z", opened_at: "2026-01-01T23:59:59Z", clicked_at: "2026-01-02T00:00:00Z", unsubscribed_at: "2026-01-03T00:00:00Z", batch_id: 1}
                {contact_id: "2", account_key: 5, channel: "email", sent_at: "2026-01-02T00:00:00Z", batch_id: 1}
                """),
            1);

    assertThat(reader(1).read(Tables.CONTACTS))
        .hasRows(
            """
            {contact_id: "1", opened_at: "2026-01-01T23:59:59Z", clicked_at: null, unsubscribed_at: null}
            """);
    assertThat(reader(2).read(Tables.CONTACTS))
        .hasRows(
            """
            {contact_id: "1", clicked_at: "2026-01-02T00:00:00Z", unsubscribed_at: null}
            {contact_id: "2", clicked_at: null, unsubscribed_at: null}
            """);
  }

  @Test
  void formerRowsAreThoseOfTheLastDateBeforeIfItIsNotTooOld() {
    for (int day : new int[] {2, 5, 9}) {
      outputs(day).write(SEGMENTS, segment("2026-01-0" + day, day, "Regulars"));
    }

    assertThat(inputs(9).readFormer(SEGMENTS, 7)).hasRows("{customer_id: 5}");
    assertThat(inputs(9).readFormer(SEGMENTS, 3)).hasNoRows();
    assertThat(inputs(2).readFormer(SEGMENTS, 365)).hasNoRows();
  }

  @Test
  void keepsNoStatisticsOfPersonalColumns() throws IOException {
    outputs(1)
        .append(
            Tables.IDENTITIES,
            rows(
                Tables.IDENTITIES,
                """
                {account_kind: "member", account_id: "someone@example.org", account_key: 1, customer_id: 1, batch_id: 1}
                """),
            1);

    try (Stream<Path> log = Files.list(home.resolve("tables/vault/identities/_delta_log"))) {
      for (Path entry : log.filter(path -> path.toString().endsWith(".json")).toList()) {
        assertThat(Files.readString(entry)).doesNotContain("someone@example.org");
      }
    }
  }

  @Test
  void aJobThatBeginsAgainCountsAsUnfinishedUntilItFinishes() {
    Ledger ledger = new Ledger(lake);
    ledger.finished(jobRun("rank-items", 10), run(1), "key");
    ledger.finished(jobRun("score-churn", 11), run(1), "key");
    ledger.begin(List.of("rank-items", "never-ran"), run(1), Instant.ofEpochSecond(20));
    ledger.begin(List.of("score-churn"), run(2), Instant.ofEpochSecond(20));

    assertThat(ledger.lastRunKeys(run(1).asOf())).isEqualTo(Map.of("score-churn", "key"));
    assertThat(ledger.lastRunKeys(run(2).asOf())).isEmpty();
    assertThat(lake.read(Tables.JOB_RUNS).count()).isEqualTo(3);

    ledger.finished(jobRun("rank-items", 20), run(1), "other");
    assertThat(ledger.lastRunKeys(run(1).asOf())).containsEntry("rank-items", "other");
  }

  private static JobRun jobRun(String job, long startedAt) {
    return new JobRun(job, Instant.ofEpochSecond(startedAt), 1.0, Map.of(), Map.of(), List.of());
  }

  private static Dataset<Row> segment(String asOf, long customer, String name) {
    return rows(
        SEGMENTS,
        """
        {as_of_on: "%s", customer_id: %s, segment_id: 1, segment_name: "%s"}
        """
            .formatted(asOf, customer, name));
  }

  private DeltaOutputs outputs(int day) {
    return new DeltaOutputs(lake, JOB, run(day), FaultPoint.NONE);
  }

  private DeltaInputs inputs(int day) {
    return new DeltaInputs(lake, JOB, run(day), rows -> rows);
  }

  /** Reads as a job that writes nothing. */
  private DeltaInputs reader(int day) {
    Job reader =
        new Job("reader", "", Purpose.OPERATION, ALL, List.of(), (run, inputs, outputs) -> {});
    return new DeltaInputs(lake, reader, run(day), rows -> rows);
  }

  private static Run run(int day) {
    return new Run("run-" + day, LocalDate.of(2026, 1, day), ZoneOffset.UTC, 1);
  }
}
