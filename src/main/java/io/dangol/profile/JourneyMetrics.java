package io.dangol.profile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dangol.learn.Metric;
import io.dangol.table.Word;
import io.dangol.table.Words.JourneyStage;
import io.dangol.table.Words.Population;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The transitions between stages as figures, a matrix for each month. */
final class JourneyMetrics {

  /** In place of the stage of those who were not known before the month. */
  static final String NEW = "new";

  private JourneyMetrics() {}

  /** Instead of figures where the shop logs no purchases. */
  static List<Metric> none() {
    return List.of(
        Metric.unmeasured(
            "journey",
            Population.JOURNEY.word(),
            "the log has no purchases, so there are no stages"));
  }

  /**
   * For each month, stage before and stage after that some customer had: how many, and their share
   * of all who had the stage before. The stage before is the model.
   *
   * @param changes rows of {@link Journeys#changes}
   */
  static List<Metric> of(List<Row> changes, LocalDate asOf) {
    List<Metric> metrics = new ArrayList<>();
    Map<String, List<Row>> months =
        changes.stream().collect(groupingBy(row -> row.getString(0), TreeMap::new, toList()));
    months.forEach(
        (month, rows) -> {
          String detail = detail(YearMonth.parse(month), asOf);
          Stream.concat(stages(), Stream.of(""))
              .forEach(from -> metrics.addAll(row(month, from, rows, detail)));
        });
    return metrics;
  }

  private static List<Metric> row(String month, String from, List<Row> rows, String detail) {
    Map<String, Long> to = new TreeMap<>();
    rows.stream()
        .filter(row -> row.getString(1).equals(from))
        .forEach(row -> to.put(row.getString(2), row.getLong(3)));
    long all = to.values().stream().mapToLong(customers -> customers).sum();
    String model = from.isEmpty() ? NEW : from;
    List<Metric> metrics = new ArrayList<>();
    stages()
        .filter(to::containsKey)
        .forEach(
            stage -> {
              long customers = to.get(stage);
              metrics.add(
                  metric(model, month + " share", stage, (double) customers / all, all, detail));
              metrics.add(
                  metric(model, month + " customers", stage, (double) customers, all, detail));
            });
    return metrics;
  }

  private static Metric metric(
      String model, String part, String stage, double value, long all, String detail) {
    return new Metric(
        model, Population.JOURNEY.word(), Metric.detailed(part, stage), value, all, detail);
  }

  private static String detail(YearMonth month, LocalDate asOf) {
    LocalDate last = month.atEndOfMonth();
    return "from the end of %s to the end of %s"
        .formatted(month.atDay(1).minusDays(1), last.isAfter(asOf) ? asOf : last);
  }

  private static Stream<String> stages() {
    return Stream.of(JourneyStage.values()).map(Word::word);
  }
}
