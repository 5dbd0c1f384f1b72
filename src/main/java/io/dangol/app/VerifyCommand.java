package io.dangol.app;

import io.dangol.job.Failure;
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
          + " and compares fingerprints: as recorded when it was published, of the rows that stand"
          + " in the tables, and as made again.",
      "Publishes nothing. Exit code 0 if all are equal, 3 if a table differs or cannot be read."
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
    List<Verification.Finding> findings =
        Verification.open(settings, new ConsoleProgress()).of(release);
    TextTable table = new TextTable("table", "recorded", "in the table", "made again", "");
    findings.forEach(
        finding ->
            table.row(
                finding.table(),
                finding.recorded(),
                finding.stored(),
                finding.again(),
                finding.isEqual() ? "equal" : "DIFFERS"));
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    List<String> different =
        findings.stream().filter(f -> !f.isEqual()).map(Verification.Finding::table).toList();
    out.println(
        different.isEmpty()
            ? "Release " + release + ": all equal"
            : "Release " + release + " differs: " + String.join(", ", different));
    out.flush();
    return different.isEmpty() ? 0 : Failure.Kind.DATA.exitCode();
  }
}
