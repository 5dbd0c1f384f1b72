package io.dangol.app;

import static java.util.stream.Collectors.groupingBy;

import io.dangol.job.RunReport.Figure;
import io.dangol.learn.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Figures for people: for each job and population one table, a model a line and a metric a column.
 */
final class MetricsText {

  private MetricsText() {}

  static String of(List<Figure> figures) {
    StringBuilder text = new StringBuilder();
    figures.stream()
        .collect(
            groupingBy(
                figure -> figure.job() + ", " + figure.population(),
                LinkedHashMap::new,
                java.util.stream.Collectors.toList()))
        .forEach(
            (title, group) ->
                text.append(title)
                    .append(System.lineSeparator())
                    .append(table(group))
                    .append(System.lineSeparator()));
    return text.toString();
  }

  private static TextTable table(List<Figure> figures) {
    Set<String> metrics = new LinkedHashSet<>();
    Map<String, Map<String, Figure>> models = new LinkedHashMap<>();
    for (Figure figure : figures) {
      metrics.add(figure.metric());
      models
          .computeIfAbsent(figure.model(), model -> new LinkedHashMap<>())
          .put(figure.metric(), figure);
    }
    // An interval is shown with its metric, and a mark with the model.
    metrics.remove(Metric.PUBLISHED);
    List.copyOf(metrics)
        .forEach(name -> metrics.removeAll(List.of(Metric.low(name), Metric.high(name))));
    List<String> header = new ArrayList<>(List.of("model"));
    header.addAll(metrics);
    header.add("n");
    TextTable table = new TextTable(header.toArray(String[]::new));
    models.forEach((model, figuresOf) -> table.row(cells(model, figuresOf, metrics)));
    return table;
  }

  private static Object[] cells(String model, Map<String, Figure> figures, Set<String> metrics) {
    String mark = figures.containsKey(Metric.PUBLISHED) ? " (published)" : "";
    List<Object> cells = new ArrayList<>(List.of(model + mark));
    for (String metric : metrics) {
      cells.add(cell(metric, figures));
    }
    cells.add(
        NightSummary.count(
            figures.values().stream().mapToLong(Figure::sampleSize).max().orElse(0)));
    return cells.toArray();
  }

  /** The value, with its interval if it has one. */
  private static String cell(String metric, Map<String, Figure> figures) {
    Figure figure = figures.get(metric);
    if (figure == null) {
      return "";
    }
    Figure low = figures.get(Metric.low(metric));
    Figure high = figures.get(Metric.high(metric));
    return low == null || high == null
        ? String.format(Locale.ROOT, "%.4f", figure.value())
        : String.format(
            Locale.ROOT, "%.4f [%.4f, %.4f]", figure.value(), low.value(), high.value());
  }
}
