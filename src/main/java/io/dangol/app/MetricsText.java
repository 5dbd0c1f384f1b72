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
 * Detailed figures have tables of their own, one for each part.
 */
final class MetricsText {

  private MetricsText() {}

  /** Without detailed figures. */
  static String of(List<Figure> figures) {
    return withDetails(
        figures.stream().filter(figure -> Metric.part(figure.metric()).isEmpty()).toList());
  }

  static String withDetails(List<Figure> figures) {
    StringBuilder text = new StringBuilder();
    figures.stream()
        .collect(
            groupingBy(
                MetricsText::title, LinkedHashMap::new, java.util.stream.Collectors.toList()))
        .forEach(
            (title, group) ->
                text.append(title)
                    .append(System.lineSeparator())
                    .append(table(group))
                    .append(System.lineSeparator()));
    return text.toString();
  }

  private static String title(Figure figure) {
    String title = figure.job() + ", " + figure.population();
    return Metric.part(figure.metric()).map(part -> title + ", " + part).orElse(title);
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
    metrics.forEach(metric -> header.add(Metric.withoutPart(metric)));
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
    cells.add(sampleSize(figures, metrics));
    return cells.toArray();
  }

  /** The largest; of detailed figures, which may be of different customers, each in their order. */
  private static String sampleSize(Map<String, Figure> figures, Set<String> metrics) {
    if (metrics.stream().allMatch(metric -> Metric.part(metric).isEmpty())) {
      return NightSummary.count(
          figures.values().stream().mapToLong(Figure::sampleSize).max().orElse(0));
    }
    List<String> sizes =
        metrics.stream()
            .filter(figures::containsKey)
            .map(metric -> NightSummary.count(figures.get(metric).sampleSize()))
            .toList();
    return Set.copyOf(sizes).size() == 1 ? sizes.get(0) : String.join(" / ", sizes);
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
