package io.dangol.app;

import io.dangol.ingest.Counts;
import io.dangol.ingest.ReplaySelection;
import io.dangol.ingest.ReplaySummary;
import io.dangol.night.Night;
import io.dangol.night.Settings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings rejected records in after the configuration was mended. */
@Command(
    name = "replay",
    description = {
      "Reads rejected records again under the configuration as it is: those that pass come in,",
      "each exactly once; those that fail stay rejected, for the reason of now."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The records are read from where they are kept: the files need not be there any more. What is",
      "known of a customer or an item is not overwritten, only filled in. The next 'dangol nightly'",
      "trains with what came in.",
      "",
      "Example:  dangol replay --conf conf/local.conf --source sales --reason bad-time"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int FILES_SHOWN = 20;

  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only records of this source (default: all).")
  private @Nullable String source;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only records rejected for this reason, as 'dangol rejects' names it.")
  private @Nullable String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    Optional.ofNullable(source).ifPresent(settings.ingest()::requireSource);
    ReplaySelection chosen =
        new ReplaySelection(Optional.ofNullable(source), Optional.ofNullable(reason));
    ReplaySummary done =
        Night.open(settings, new ConsoleProgress()).replay(night.asOf(settings), chosen);
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(done));
    out.flush();
    return 0;
  }

  static String text(ReplaySummary done) {
    Counts all = done.all();
    if (all.read() == 0) {
      return "There is no such rejected record to read again." + System.lineSeparator();
    }
    StringBuilder text =
        new StringBuilder(
            String.format(
                "%s records read again: %s came back (%s of them were there already), %s left out"
                    + " by a rule, %s stay rejected.%n%n",
                NightSummary.count(all.read()),
                NightSummary.count(all.accepted() + all.duplicates()),
                NightSummary.count(all.duplicates()),
                NightSummary.count(all.excluded()),
                NightSummary.count(all.rejected())));
    for (Map.Entry<String, Long> outcome : all.outcomes().entrySet()) {
      text.append(
          String.format("    %s: %s%n", outcome.getKey(), NightSummary.count(outcome.getValue())));
    }
    text.append(String.format("%nThe files since%n%s", files(done)));
    int more = done.files().size() - FILES_SHOWN;
    return more > 0
        ? text.append(String.format("  and %s more%n", NightSummary.count(more))).toString()
        : text.toString();
  }

  private static TextTable files(ReplaySummary done) {
    TextTable table =
        new TextTable(
            "source",
            "came back",
            "read",
            "= accepted",
            "+ duplicates",
            "+ excluded",
            "+ rejected",
            "file");
    for (ReplaySummary.ReplayedFile each : done.files().stream().limit(FILES_SHOWN).toList()) {
      table.row(
          each.source(),
          NightSummary.count(each.records().accepted() + each.records().duplicates()),
          NightSummary.count(each.file().read()),
          NightSummary.count(each.file().accepted()),
          NightSummary.count(each.file().duplicates()),
          NightSummary.count(each.file().excluded()),
          NightSummary.count(each.file().rejected()),
          each.path());
    }
    return table;
  }
}
