package io.dangol.app;

import io.dangol.app.TuneJournal.Entry;
import io.dangol.job.WholeFile;
import io.dangol.learn.Metric;
import io.dangol.night.Evaluation;
import io.dangol.night.Settings;
import io.dangol.recommend.evaluate.TestItems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for a better configuration of lists. */
@Command(
    name = "tune",
    description = {
      "Looks for settings of recommend that make better lists, as 'evaluate recommend' measures them"
          + " as of a past date (NDCG): trains on what was known then, judges by what came"
          + " after. Tune on an earlier date than the one whose figures you report.",
      "Random search with successive halving: nine trials on a ninth of the customers, the best three"
          + " on a third, the best one on all; then the next nine, until the time is over. The same"
          + " command goes on where it ended. Publishes nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The last line on standard output is the path of the configuration found, to be included or"
          + " copied; there is none if nothing was better than the configuration as it is.",
      "",
      "Example:  dangol tune --conf conf/online-retail.conf --as-of 2011-10-09 --minutes 30"
    })
final class TuneCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Option(
      names = "--minutes",
      description = "Minutes after which no new trial starts (default: ${DEFAULT-VALUE}).")
  private int minutes = 60;

  @Option(names = "--trials", description = "Most trials (default: ${DEFAULT-VALUE}).")
  private int trials = 90;

  @Option(
      names = "--items",
      paramLabel = "WHICH",
      description =
          "Which items lists are judged by: ${COMPLETION-CANDIDATES}; repeat are those that a customer"
              + " took before, new the others (default: ${DEFAULT-VALUE}).")
  private TestItems judged = TestItems.ALL;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the configuration goes (default: next to the journal, below the home).")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    LocalDate asOf = night.asOf(settings);
    Path folder = settings.localFolder().resolve("tune");
    String name =
        "%s-%s-seed-%s-%s".formatted(asOf, judged, settings.seed(), settings.configHash());
    TuneJournal journal = TuneJournal.open(folder.resolve(name + ".jsonl"));
    Clock clock = Clock.systemUTC();
    Instant end = clock.instant().plus(Duration.ofMinutes(minutes));
    PrintWriter printed = spec.commandLine().getOut();
    Tuning tuning =
        new Tuning(
            journal,
            settings.recommend().evaluation().minCustomers(),
            trial -> TuneSpace.drawn(settings.recommend().trainer(), settings.seed(), trial),
            (pairs, parts) -> score(pairs, parts, asOf),
            () -> !clock.instant().isBefore(end),
            (entry, best) -> {
              printed.println(progress(entry, best));
              printed.flush();
            });
    boolean done = tuning.run(trials);
    Path file = out == null ? folder.resolve(name + ".conf") : out;
    show(journal.whole(), done, file, asOf, settings);
    return 0;
  }

  /**
   * Prints the best trials, and writes the settings of the best one if it beats the present ones.
   */
  private void show(List<Entry> best, boolean done, Path file, LocalDate asOf, Settings settings) {
    PrintWriter printed = spec.commandLine().getOut();
    printed.print(table(best, done));
    if (!best.isEmpty() && best.get(0).trial() > 0) {
      WholeFile.write(file, snippet(best, asOf, settings));
      printed.println(file);
    }
    printed.flush();
  }

  private Optional<Tuning.Score> score(List<String> pairs, int parts, LocalDate asOf) {
    Settings tried = config.settings(pairs);
    String metric = "ndcg@" + tried.recommend().evaluation().k();
    return Evaluation.open(tried, asOf).of("recommend", parts).stream()
        .filter(m -> m.model().equals("blend") && m.population().equals(judged.toString()))
        .filter(m -> m.name().equals(metric))
        .map((Metric m) -> new Tuning.Score(m.value(), m.sampleSize()))
        .findFirst();
  }

  private static String progress(Entry entry, Entry best) {
    return String.format(
        Locale.ROOT,
        "trial %2d on %s of the customers: %.4f   best of all: %.4f (trial %d)",
        entry.trial(),
        entry.part() == 1 ? "all" : "1/" + entry.part(),
        entry.score(),
        best.score(),
        best.trial());
  }

  private static String table(List<Entry> best, boolean done) {
    TextTable table = new TextTable("trial", "NDCG", "customers", "settings");
    for (Entry entry : best.stream().limit(SHOWN).toList()) {
      table.row(
          String.valueOf(entry.trial()),
          String.format(Locale.ROOT, "%.4f", entry.score()),
          NightSummary.count(entry.customers()),
          entry.trial() == 0 ? "as configured" : String.join(" ", entry.pairs()));
    }
    String rest = done ? "" : "The time is over; the same command goes on.%n".formatted();
    return "%n%s%n%s".formatted(table, rest);
  }

  private String snippet(List<Entry> best, LocalDate asOf, Settings settings) {
    Entry found = best.get(0);
    double asConfigured =
        best.stream()
            .filter(e -> e.trial() == 0)
            .mapToDouble(Entry::score)
            .findFirst()
            .orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "# Found by 'dangol tune' as of %s with seed %d, trial %d: NDCG@%d, %s items, %.4f over %d customers;%n"
                + "# %.4f with the configuration as it was.%n",
            asOf,
            settings.seed(),
            found.trial(),
            settings.recommend().evaluation().k(),
            judged,
            found.score(),
            found.customers(),
            asConfigured));
    found.pairs().forEach(pair -> text.append(pair.replaceFirst("=", " = ")).append('\n'));
    return text.toString();
  }
}
