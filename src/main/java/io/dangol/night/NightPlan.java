package io.dangol.night;

import io.dangol.ingest.IngestPreview;
import io.dangol.job.Inputs;
import io.dangol.job.Job;
import io.dangol.job.Plan;
import io.dangol.job.Run;
import io.dangol.lake.Ledger;
import io.dangol.publish.Release;
import io.dangol.recommend.rules.RuleNames;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a night would do, for people and for schedulers.
 *
 * @param files that ingest would take
 * @param problems that would stop the night, one sentence each
 * @param release what readers see at present; empty text where nothing was published
 * @param publishes what becomes of the night, in words
 */
public record NightPlan(
    String asOf,
    List<String> files,
    List<String> problems,
    List<Step> steps,
    String release,
    String publishes) {

  /**
   * One job.
   *
   * @param action run or skip
   */
  public record Step(
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
   * @param objection to the date
   */
  static NightPlan of(
      Settings settings,
      Jobs jobs,
      Run run,
      Inputs inputs,
      Ledger ledger,
      Optional<String> objection) {
    IngestPreview preview =
        IngestPreview.of(
            settings.ingest(), run, inputs.read(Tables.INGESTED_FILES), inputs.landing());
    List<String> files =
        Stream.concat(preview.unfinished().stream(), preview.files().stream())
            .map(IngestPreview.Planned::path)
            .toList();
    String runKey =
        files.isEmpty() ? RunKey.of(run.asOf(), settings, ledger) : "after the new files";
    StoreState state = StoreState.of(settings.publish().store());
    Optional<String> done = state.done(run.asOf(), runKey, ledger);
    List<Step> steps = new ArrayList<>();
    steps.add(ingest(jobs, files.size()));
    steps.addAll(training(Plan.of(jobs.training(), runKey, ledger.lastRunKeys(run.asOf())), done));
    return new NightPlan(
        run.asOf().toString(),
        files,
        Stream.of(
                objection.stream(),
                preview.problems().stream(),
                unknownNames(settings, run, inputs, files))
            .flatMap(problems -> problems)
            .toList(),
        steps,
        state.current().map(Release::toString).orElse(""),
        done.map("nothing: "::concat).orElseGet(() -> published(state, run.asOf())));
  }

  /** Names in rules that no item has so far. */
  private static Stream<String> unknownNames(
      Settings settings, Run run, Inputs inputs, List<String> files) {
    String unless = files.isEmpty() ? "" : " (unless the new files bring it)";
    return RuleNames.unknown(settings.recommend().rules().on(run.asOf()), inputs).stream()
        .map(problem -> problem + unless);
  }

  private static Step ingest(Jobs jobs, int files) {
    return Step.of(jobs.ingest(), files > 0, files == 0 ? "no new files" : files + " new files");
  }

  private static List<Step> training(Plan plan, Optional<String> done) {
    return plan.steps().stream()
        .map(step -> Step.of(step.job(), done.isEmpty() && step.toRun(), done.orElse(step.why())))
        .toList();
  }

  private static String published(StoreState state, LocalDate asOf) {
    return state.showsLaterThan(asOf)
        ? "the night, kept next to the later one that readers see"
        : "the night, if its gates pass";
  }

  public NightPlan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }
}
