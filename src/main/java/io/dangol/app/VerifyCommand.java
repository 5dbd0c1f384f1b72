package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.night.Settings;
import io.dangol.night.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does a release's night again and compares. */
@Command(
    name = "verify",
    description = {
      "Does the night of a release again, from the versions of the tables that it was made from,"
          + " and compares fingerprints: as recorded when it was published, of the rows that are"
          + " in the tables, and as made again.",
      "If customers of the release have withdrawn their consent since, the night is not done again and"
          + " only the stored rows are compared: nothing is computed with these customers.",
      "A release that customers were erased from cannot be made again; nothing is compared.",
      "Publishes nothing. Exit code 0 if all are equal, 3 if a table differs or cannot be read, or if"
          + " the night cannot be done again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol verify 1 --conf conf/demo.conf"})
final class VerifyCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Parameters(
      paramLabel = "RELEASE",
      description = "Number of the release, as 'dangol releases' lists them.")
  private long release;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    Verification.Outcome outcome = Verification.open(settings, new ConsoleProgress()).of(release);
    PrintWriter out = spec.commandLine().getOut();
    if (outcome.erasedFrom().isEmpty()) {
      out.print(table(outcome.findings()));
    }
    out.println(summary(outcome));
    out.flush();
    boolean verified =
        outcome.different().isEmpty() && outcome.withdrawn() == 0 && outcome.erasedFrom().isEmpty();
    return verified ? 0 : Failure.Kind.DATA.exitCode();
  }

  private static TextTable table(List<Verification.Finding> findings) {
    TextTable table = new TextTable("table", "recorded", "in the table", "made again", "");
    findings.forEach(
        finding ->
            table.row(
                finding.table(),
                finding.recorded(),
                finding.stored(),
                finding.again().orElse("not made"),
                finding.isEqual() ? "equal" : "DIFFERS"));
    return table;
  }

  private String summary(Verification.Outcome outcome) {
    if (outcome.erasedFrom().isPresent()) {
      return "Release %s cannot be made again: erasure %s has removed customers from it and from what it was made from"
          .formatted(release, outcome.erasedFrom().get());
    }
    if (!outcome.different().isEmpty()) {
      return "Release " + release + " differs: " + String.join(", ", outcome.different());
    }
    return outcome.withdrawn() == 0
        ? "Release " + release + ": all equal"
        : "Release %s is undamaged, but cannot be made again: of its customers, %s withdrew their consent since"
            .formatted(release, NightSummary.count(outcome.withdrawn()));
  }
}
