package io.dangol.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.GateResult;
import io.dangol.job.RunReport;
import io.dangol.job.RunReport.Figure;
import io.dangol.job.RunReport.Input;
import io.dangol.job.RunReport.JobLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

  @Test
  void exportsOutcomeSecondsRowsRecordsGatesAndMetrics() {
    assertThat(metrics(night()))
        .containsEntry(
            "dangol_run_info{run_id=\"run-1\",as_of=\"2011-12-09\",state=\"refused\",version=\"1.0\"}",
            1.0)
        .containsEntry("dangol_run_exit_code", 5.0)
        .containsEntry("dangol_run_start_timestamp_seconds", 1_323_486_000.25)
        .containsEntry("dangol_run_duration_seconds", 61.5)
        .containsEntry("dangol_job_duration_seconds{job=\"ingest-events\"}", 12.5)
        .containsEntry("dangol_job_rows{job=\"ingest-events\",table=\"silver.events\"}", 18.0)
        .containsEntry("dangol_input_records{source=\"till\",outcome=\"accepted\"}", 15.0)
        .containsEntry("dangol_input_records{source=\"till\",outcome=\"duplicate\"}", 1.0)
        .containsEntry("dangol_input_records{source=\"till\",outcome=\"excluded\"}", 2.0)
        .containsEntry("dangol_input_records{source=\"till\",outcome=\"rejected\"}", 2.0)
        .containsEntry("dangol_input_rejected_ratio{source=\"till\"}", 0.1)
        .containsEntry("dangol_gate_value{gate=\"list-overlap\",subject=\"lists\"}", 0.25)
        .containsEntry("dangol_gate_refused{gate=\"list-overlap\",subject=\"lists\"}", 1.0)
        .containsEntry("dangol_gate_value{gate=\"score-drift\",subject=\"churn\"}", Double.NaN)
        .containsEntry("dangol_gate_refused{gate=\"score-drift\",subject=\"churn\"}", 0.0)
        .containsEntry(
            "dangol_model_metric{job=\"score-churn\",model=\"logistic\",population=\"all\",metric=\"auc\"}",
            0.75)
        .hasSize(16);
  }

  @Test
  void jobsFinishedByAnEarlierRunHaveNoDuration() {
    assertThat(metrics(night())).doesNotContainKey("dangol_job_duration_seconds{job=\"train\"}");
  }

  private static Map<String, Double> metrics(RunReport report) {
    Exposition text = new Exposition();
    RunMetrics.add(text, report);
    return ExpositionText.parsed(text.toString()).samples();
  }

  private static RunReport night() {
    return new RunReport(
        "run-1",
        "2011-12-09",
        "key",
        "hash",
        "1.0",
        "refused",
        5,
        "refused by list-overlap",
        "2011-12-10T03:00:00.250Z",
        61.5,
        List.of(),
        List.of(
            new Input("till", "a.csv", 10, 9, 1, 0, 0, Map.of()),
            new Input("till", "b.csv", 10, 6, 0, 2, 2, Map.of("price", 2L))),
        List.of(
            new JobLine("ingest-events", "ran", 12.5, Map.of("silver.events", 18L)),
            new JobLine("train", "finished-before", 0, Map.of())),
        List.of(new Figure("score-churn", "logistic", "all", "auc", 0.75, 100)),
        List.of(
            GateResult.atLeast("list-overlap", "lists", 0.25, 0.3),
            GateResult.notMeasured("score-drift", "churn", "no former release")),
        Map.of());
  }
}
