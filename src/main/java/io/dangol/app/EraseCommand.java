package io.dangol.app;

import io.dangol.night.ErasureReceipt;
import io.dangol.night.ErasureRun;
import io.dangol.night.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases customers who ask for it. */
@Command(
    name = "erase",
    description = {
      "Erases customers from every release in the serving store and from every table, former versions"
          + " included, and writes a receipt.",
      "The accounts come from a file or from standard input, never from the command line: lines"
          + " 'kind,account_id' below that header. Each account stands for its customer, with all"
          + " accounts. Unknown accounts are counted.",
      "Not reached: landing files, exports that were given out, backups. A file that is delivered or"
          + " taken again brings the customer back.",
      "Takes the lock that a night takes. If it is killed, run it again with the same accounts."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  dangol erase --conf conf/demo.conf --accounts requests.csv --received 2026-07-01"
          + " --as-of 2026-07-03"
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Mixin private AccountsOption accounts;

  @Option(
      names = "--received",
      paramLabel = "DATE",
      required = true,
      description = "When the shop was asked; of several requests the earliest.")
  private LocalDate received;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "The date of this erasure, for the receipt.")
  private LocalDate asOf;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (received.isAfter(asOf)) {
      throw new ParameterException(
          spec.commandLine(), "--received %s is after --as-of %s".formatted(received, asOf));
    }
    Settings settings = config.settings();
    ErasureReceipt receipt =
        ErasureRun.run(settings, new ErasureRun.Request(accounts.list(), received, asOf));
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(receipt));
    out.println(ErasureReceipt.file(settings.localFolder(), receipt.erasure()));
    out.flush();
    return 0;
  }

  static String text(ErasureReceipt receipt) {
    TextTable table = new TextTable("table or view", "rows before", "after", "old files deleted");
    receipt.tables().forEach((name, gone) -> row(table, name, gone));
    receipt.views().forEach((name, gone) -> row(table, "view " + name, gone));
    StringBuilder text = new StringBuilder(table.toString());
    text.append(
        "Erasure %s: %s accounts given, %s known, %s customers erased with %s rows%n"
            .formatted(
                receipt.erasure(),
                receipt.accountsGiven(),
                receipt.accountsKnown(),
                receipt.customers(),
                NightSummary.count(receipt.rowsErased())));
    text.append("Not reached:").append(System.lineSeparator());
    receipt.notReached().forEach(place -> text.append("  %s%n".formatted(place)));
    return text.toString();
  }

  private static void row(TextTable table, String name, ErasureReceipt.Gone gone) {
    table.row(
        name,
        NightSummary.count(gone.rowsBefore()),
        NightSummary.count(gone.rowsAfter()),
        NightSummary.count(gone.filesDeleted()));
  }
}
