package io.dangol.app;

import io.dangol.churn.ScoreChurn;
import io.dangol.job.RunReport;
import io.dangol.job.RunReport.Figure;
import io.dangol.learn.Metric;
import io.dangol.night.Settings;
import io.dangol.publish.PublishSettings;
import io.dangol.publish.ServingQueries;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import io.dangol.table.Words.Shelf;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a night made, short enough to be read on one screen or two. */
final class DemoText {

  private static final int ITEMS_SHOWN = 3;

  /** Those that are the customer's own; the others are in 'show customer'. */
  private static final Set<String> SHELVES =
      Set.of(Shelf.BUY_AGAIN.word(), Shelf.NEW_FOR_YOU.word(), Shelf.NEW_ARRIVALS.word());

  private final Settings settings;
  private final RunReport report;
  private final Path reportFile;
  private final String ndcg;

  DemoText(Settings settings, RunReport report, Path reportFile) {
    this.settings = settings;
    this.report = report;
    this.reportFile = reportFile;
    this.ndcg = "ndcg@" + settings.recommend().evaluation().k();
  }

  /** The whole text; reads the serving store. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%nNight of %s: %s%n", report.asOf(), outcome()));
    if (!report.inputs().isEmpty()) {
      text.append(String.format("%nLog lines%n%s", NightSummary.sources(report)));
    }
    if (!report.metrics().isEmpty()) {
      text.append(quality());
    }
    PublishSettings.Store store = settings.publish().store();
    try (ServingQueries served = store.queries()) {
      text.append(String.format("%nSegments%n%s%n", ServedText.of(served.segments())));
      List<String> accounts = served.someAccounts(1);
      accounts.stream()
          .flatMap(account -> served.customer(account).stream())
          .forEach(
              customer ->
                  text.append(
                      ServedText.lists(customer, customer.firstTold(), ITEMS_SHOWN, SHELVES)));
      text.append(whereToLook(store, accounts.stream().findFirst().orElse("ACCOUNT")));
    }
    return text.toString();
  }

  private String outcome() {
    return report.state().equals("published")
        ? String.format(
            Locale.ROOT,
            "published as release %s after %.0f seconds",
            report.release().get("number"),
            report.seconds())
        : report.message();
  }

  /** How good the night's models are, compared with simple rules. */
  private String quality() {
    TextTable table = new TextTable("", "published", "popular items", "best simple rule");
    for (Population items : List.of(Population.ALL, Population.NEW, Population.REPEAT)) {
      published(items)
          .ifPresent(
              figure ->
                  table.row(
                      "lists, %s items: %s".formatted(items.word(), ndcg),
                      written(figure),
                      written(of(items, ListKind.POPULAR)),
                      written(bestBaseline(items))));
    }
    churn("logistic", "auc")
        .ifPresent(
            figure ->
                table.row(
                    "who is about to leave: AUC",
                    written(figure),
                    "",
                    churn("recency", "auc").map(DemoText::written).orElse("")));
    return String.format("%nQuality, measured on days that the models had not seen%n%s", table);
  }

  private Optional<Figure> published(Population items) {
    return figures(items, ndcg)
        .filter(
            figure ->
                figures(items, Metric.PUBLISHED)
                    .anyMatch(mark -> mark.model().equals(figure.model())))
        .findFirst();
  }

  private Optional<Figure> of(Population items, ListKind model) {
    return figures(items, ndcg).filter(figure -> figure.model().equals(model.word())).findFirst();
  }

  private Optional<Figure> bestBaseline(Population items) {
    return Stream.of(ListKind.values())
        .filter(ListKind::isBaseline)
        .flatMap(kind -> of(items, kind).stream())
        .max(Comparator.comparingDouble(Figure::value));
  }

  private Stream<Figure> figures(Population population, String metric) {
    return report.metrics().stream()
        .filter(figure -> figure.population().equals(population.word()))
        .filter(figure -> figure.metric().equals(metric));
  }

  private Optional<Figure> churn(String model, String metric) {
    return figures(Population.CHURN, metric)
        .filter(figure -> figure.job().equals(ScoreChurn.JOB))
        .filter(figure -> figure.model().equals(model))
        .findFirst();
  }

  private static String written(Optional<Figure> figure) {
    return figure.map(DemoText::written).orElse("");
  }

  private static String written(Figure figure) {
    return String.format(Locale.ROOT, "%.3f (%s)", figure.value(), figure.model());
  }

  private String whereToLook(PublishSettings.Store store, String account) {
    return """

        Where to look
          a customer      scripts/dangol show customer %1$s --conf conf/demo.conf
          all figures     scripts/dangol show metrics --conf conf/demo.conf --as-of %2$s
          serving store   %3$s
          report          %4$s
        """
        .formatted(account, settings.simulate().lastDay(), whereServed(store), reportFile);
  }

  private static String whereServed(PublishSettings.Store store) {
    return store instanceof PublishSettings.Sqlite sqlite
        ? "sqlite3 %s 'select * from recommendations limit 5'".formatted(sqlite.path())
        : store.where();
  }
}
