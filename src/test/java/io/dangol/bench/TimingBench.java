package io.dangol.bench;

import io.dangol.learn.Metric;
import io.dangol.timing.Grocery;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good dates of next purchases are on the log of a real grocer. */
@Command(
    name = "timing",
    description = {
      "Predicts next purchases of an online grocer as of a date and judges them by what came."
          + " Compares with the date of the last purchase plus the mean gap, not before the next"
          + " day.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  DANGOL_DATA=../shared/data scripts/bench timing"})
final class TimingBench implements Callable<Integer> {

  @Option(
      names = "--data",
      description =
          "Folder of groceryElog.csv of BTYDplus (default: grocery-timing in $DANGOL_DATA, else in"
              + " ../shared/data).")
  private Path data =
      Path.of(
          Optional.ofNullable(System.getenv("DANGOL_DATA")).orElse("../shared/data"),
          "grocery-timing");

  @Option(
      names = "--as-of",
      split = ",",
      description = "Last days that are known (default ${DEFAULT-VALUE}).")
  private List<LocalDate> days = List.of(LocalDate.parse("2007-06-30"));

  @Option(
      names = "--least-purchases",
      description = "Days with a purchase of customers who are judged (default ${DEFAULT-VALUE}).")
  private int leastPurchases = 4;

  @Option(names = "--horizon", description = "Days that judge (default ${DEFAULT-VALUE}).")
  private int horizon = 183;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Grocery grocery = Grocery.in(data);
    Findings findings = new Findings("timing");
    for (LocalDate asOf : days) {
      for (Metric metric : grocery.judged(asOf, leastPurchases, horizon)) {
        String name =
            asOf + "_" + metric.model() + "_" + metric.name() + "_of_" + metric.sampleSize();
        findings.with(name, metric.value());
      }
    }
    findings.print(json);
    return 0;
  }
}
