package io.dangol.app;

import static java.util.stream.Collectors.joining;

import io.dangol.ingest.IngestPreview;
import io.dangol.job.Inputs;
import io.dangol.job.Job;
import io.dangol.job.Plan;
import io.dangol.job.Run;
import io.dangol.lake.Ledger;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.Release;
import io.dangol.publish.ServingQueries;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a night would do, for people and for schedulers.
 *
 * @param files that ingest would take
 * @param problems that would stop the night, one sentence each
 * @param release what readers see at present; empty text where nothing was published
 */
record NightPlan(
    String asOf, List<String> files, List<String> problems, List<Step> steps, String release) {

  /**
   * One job.
   *
   * @param action run or skip
   */
  record Step(
      String job,
      String action,
      String why,
      String purpose,
      List<String> reads,
      List<String> writes) {

    static Step of(Job job, boolean toRun, String why) {
      return new Step(
          job.name(),
          toRun ? "run" : "skip",
          why,
          job.purpose().label(),
          job.reads().stream().map(Table::name).toList(),
          job.writes().stream().map(Table::name).toList());
    }
  }

  /**
   * What a run would do on the tables and files as they are.
   *
   * @param inputs of the ingest job
   */
  static NightPlan of(Settings settings, Jobs jobs, Run run, Inputs inputs, Ledger ledger) {
    IngestPreview preview =
        IngestPreview.of(
            settings.ingest(), run, inputs.read(Tables.INGESTED_FILES), inputs.landing());
    List<String> files =
        Stream.concat(preview.unfinished().stream(), preview.files().stream())
            .map(IngestPreview.Planned::path)
            .toList();
    String ingest = files.isEmpty() ? "no new files" : files.size() + " new files";
    String runKey =
        files.isEmpty() ? RunKey.of(run.asOf(), settings, ledger) : "after the new files";
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(jobs.ingest(), !files.isEmpty(), ingest));
    Plan.of(jobs.training(), runKey, ledger.lastRunKeys(run.asOf()))
        .steps()
        .forEach(step -> steps.add(Step.of(step.job(), step.toRun(), step.why())));
    return new NightPlan(
        run.asOf().toString(), files, preview.problems(), steps, shown(settings.publish().store()));
  }

  private static String shown(PublishSettings.Store store) {
    if (!store.isThere()) {
      return "";
    }
    try (ServingQueries queries = store.queries()) {
      return queries.current().map(Release::toString).orElse("");
    }
  }

  NightPlan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }

  @Override
  public String toString() {
    TextTable jobs = new TextTable("job", "action", "why", "purpose");
    steps.forEach(step -> jobs.row(step.job(), step.action(), step.why(), step.purpose()));
    return "As of %s%nFiles to take: %d%s%n%sPublished at present: %s%n%n%s"
        .formatted(
            asOf,
            files.size(),
            files.isEmpty() ? "" : " (" + files.get(0) + (files.size() > 1 ? ", ...)" : ")"),
            problems.stream().map("Would stop the night: %s%n"::formatted).collect(joining()),
            release.isEmpty() ? "nothing" : release,
            jobs);
  }
}
