package io.dangol.app;

import static java.util.stream.Collectors.joining;

import io.dangol.job.Job;
import io.dangol.table.Table;
import java.util.List;

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
