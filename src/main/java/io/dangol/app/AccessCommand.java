package io.dangol.app;

import io.dangol.night.AccessRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a person what is stored about them. */
@Command(
    name = "access",
    description = {
      "Writes all that is stored about one person into a folder: everything.json for programs,"
          + " readme.html for people, in English and Korean, and portable.json with what the person"
          + " gave or what was recorded, to take elsewhere.",
      "The accounts come from a file or from standard input, never from the command line: lines"
          + " 'kind,account_id' below that header. Name accounts of one person only: all rows go into"
          + " the same files. Each account stands for its customer, with all accounts. Unknown accounts"
          + " are counted; if nothing is found, nothing is written.",
      "Only the owner can read the folder. Delete it when the person has the answer."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:  dangol access --conf conf/demo.conf --accounts request.csv --to answer"
    })
final class AccessCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Mixin private AccountsOption accounts;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go; missing or empty, and outside of home.")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AccessRun.Done done = AccessRun.run(config.settings(), accounts.list(), folder);
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(done));
    if (done.isWritten()) {
      out.println(folder.resolve(AccessRun.README));
    }
    out.flush();
    return 0;
  }

  static String text(AccessRun.Done done) {
    String accounts =
        "%s accounts given, %s known".formatted(done.accountsGiven(), done.accountsKnown());
    if (!done.isWritten()) {
      return "Access: %s, and no rejected record holds one. Nothing was written. Check kind and id%n"
          .formatted(accounts);
    }
    TextTable table = new TextTable("table", "rows");
    done.rows().forEach((name, rows) -> table.row(name, NightSummary.count(rows)));
    long rows = done.rows().values().stream().mapToLong(count -> count).sum();
    StringBuilder text = new StringBuilder(table.toString());
    text.append(
        "Access: %s, %s customers with %s rows%n"
            .formatted(accounts, done.customers(), NightSummary.count(rows)));
    if (done.rejectsWithoutText() > 0) {
      text.append(
          "%s rejected records hold an id of another customer, too: their text is left out%n"
              .formatted(NightSummary.count(done.rejectsWithoutText())));
    }
    return text.toString();
  }
}
