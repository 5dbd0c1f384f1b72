package io.dangol.job;

import io.dangol.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of a night's jobs, and which of them still have to run.
 *
 * @param steps in the order in which they run
 */
public record Plan(List<PlannedJob> steps) {

  /**
   * One job of a plan.
   *
   * @param toRun whether it still has to run
   * @param why in words for people
   */
  public record PlannedJob(Job job, boolean toRun, String why) {}

  public Plan {
    steps = List.copyOf(steps);
  }

  /**
   * Plans the jobs that did not finish for this run key, and those that read what such a job
   * writes.
   *
   * @param runKey identifies what decides the night's rows: date, configuration and admitted files
   * @param lastRunKeys by job, the run key under which it last finished for the night's date
   */
  public static Plan of(List<Job> jobs, String runKey, Map<String, String> lastRunKeys) {
    List<PlannedJob> steps = new ArrayList<>();
    Set<Table> rewritten = new HashSet<>();
    for (Job job : inOrder(jobs)) {
      String why = why(job, runKey, lastRunKeys.getOrDefault(job.name(), ""), rewritten);
      boolean toRun = !why.isEmpty();
      if (toRun) {
        rewritten.addAll(job.writes());
      }
      steps.add(new PlannedJob(job, toRun, toRun ? why : "finished for these inputs"));
    }
    return new Plan(steps);
  }

  public boolean isDone() {
    return steps.stream().noneMatch(PlannedJob::toRun);
  }

  private static String why(Job job, String runKey, String lastRunKey, Set<Table> rewritten) {
    if (lastRunKey.isEmpty()) {
      return "has not run for this date";
    }
    if (!lastRunKey.equals(runKey)) {
      return "files or configuration have changed since it ran";
    }
    return job.reads().stream()
        .filter(table -> rewritten.contains(table) && !job.writes().contains(table))
        .findFirst()
        .map(table -> table + " is made again")
        .orElse("");
  }

  /**
   * Puts writers before readers; jobs that do not depend on each other keep the given order.
   *
   * @throws IllegalArgumentException if jobs wait for each other
   */
  public static List<Job> inOrder(List<Job> jobs) {
    List<Job> waiting = new ArrayList<>(jobs);
    List<Job> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Job next =
          waiting.stream()
              .filter(job -> waiting.stream().noneMatch(other -> mustPrecede(other, job)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "jobs wait for each other: " + waiting.stream().map(Job::name).toList()));
      waiting.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean mustPrecede(Job writer, Job reader) {
    return !writer.equals(reader) && reader.reads().stream().anyMatch(writer.writes()::contains);
  }
}
