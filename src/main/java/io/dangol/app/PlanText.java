package io.dangol.app;

import static java.util.stream.Collectors.joining;

import io.dangol.night.NightPlan;
import java.util.List;

/** What a night would do, for the terminal. */
final class PlanText {

  private PlanText() {}

  static String of(NightPlan plan) {
    TextTable jobs = new TextTable("job", "action", "why", "purpose");
    plan.steps().forEach(step -> jobs.row(step.job(), step.action(), step.why(), step.purpose()));
    return "As of %s%nFiles to take: %s%n%sPublished at present: %s%nWould publish: %s%n%n%s"
        .formatted(
            plan.asOf(),
            files(plan.files()),
            plan.problems().stream()
                .map("Would stop the night: %s%n"::formatted)
                .collect(joining()),
            plan.release().isEmpty() ? "nothing" : plan.release(),
            plan.publishes(),
            jobs);
  }

  private static String files(List<String> files) {
    return switch (files.size()) {
      case 0 -> "0";
      case 1 -> "1 (%s)".formatted(files.get(0));
      default -> "%s (%s, ...)".formatted(files.size(), files.get(0));
    };
  }
}
