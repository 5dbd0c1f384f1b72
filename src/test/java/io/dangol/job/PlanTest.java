package io.dangol.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Job INGEST = job("ingest", List.of(), List.of(Tables.EVENTS));
  private static final Job PROFILE =
      job("profile", List.of(Tables.EVENTS), List.of(Tables.CUSTOMER_PROFILES));
  private static final Job SEGMENT =
      job("segment", List.of(Tables.CUSTOMER_PROFILES), List.of(Tables.SEGMENTS));
  private static final Job CHURN =
      job("churn", List.of(Tables.EVENTS), List.of(Tables.CHURN_SCORES));

  @Test
  void putsWritersBeforeReadersAndKeepsTheGivenOrderOtherwise() {
    assertThat(Plan.inOrder(List.of(SEGMENT, CHURN, PROFILE, INGEST)))
        .containsExactly(INGEST, CHURN, PROFILE, SEGMENT);
  }

  @Test
  void refusesJobsThatWaitForEachOther() {
    Job back = job("back", List.of(Tables.SEGMENTS), List.of(Tables.EVENTS));

    assertThatThrownBy(() -> Plan.inOrder(List.of(PROFILE, SEGMENT, back)))
        .hasMessage("jobs wait for each other: [profile, segment, back]");
  }

  @Test
  void plansUnfinishedJobsAndTheJobsThatReadTheirTables() {
    Plan plan =
        Plan.of(
            List.of(INGEST, PROFILE, SEGMENT, CHURN),
            "new",
            Map.of("ingest", "new", "profile", "old", "segment", "new", "churn", "new"));

    assertThat(plan.steps())
        .extracting(step -> step.job().name() + ": " + step.why())
        .containsExactly(
            "ingest: finished for these inputs",
            "profile: files or configuration have changed since it ran",
            "segment: gold.customer_profiles is made again",
            "churn: finished for these inputs");
    assertThat(plan.isDone()).isFalse();
  }

  @Test
  void isDoneWhenAllJobsFinishedForTheseInputs() {
    assertThat(Plan.of(List.of(PROFILE), "key", Map.of("profile", "key")).isDone()).isTrue();
  }

  private static Job job(String name, List<Table> reads, List<Table> writes) {
    return new Job(name, name, Purpose.ANALYTICS, reads, writes, (run, inputs, outputs) -> {});
  }
}
