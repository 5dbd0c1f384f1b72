package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.RunReport.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

  @Test
  void showsAnIntervalWithItsMetric() {
    String text =
        MetricsText.of(
            List.of(
                figure("blend", "ndcg@10", 0.25),
                figure("blend", "ndcg@10, 2.5%", 0.2),
                figure("blend", "ndcg@10, 97.5%", 0.3),
                figure("popular", "ndcg@10", 0.125)));

    assertThat(text.lines().toList())
        .containsExactly(
            "lists, all",
            "  model    ndcg@10                  n",
            "  blend    0.2500 [0.2000, 0.3000]  7",
            "  popular  0.1250                   7",
            "");
  }

  @Test
  void marksThePublishedModel() {
    String text =
        MetricsText.of(
            List.of(
                figure("blend", "ndcg@10", 0.25),
                figure("ranker", "ndcg@10", 0.5),
                figure("ranker", "published", 1)));

    assertThat(text.lines().toList())
        .containsExactly(
            "lists, all",
            "  model               ndcg@10  n",
            "  blend                0.2500  7",
            "  ranker (published)   0.5000  7",
            "");
  }

  @Test
  void detailedFiguresHaveTablesOfTheirOwnAndOnlyWhereDetailsAreAskedFor() {
    List<Figure> figures =
        List.of(
            figure("blend", "ndcg@10", 0.25),
            figure("blend", "variety: gini@10", 0.5),
            figure("blend", "variety: niche@10", 0.25),
            figure("blend", "variety: niche@10, 2.5%", 0.2),
            figure("blend", "variety: niche@10, 97.5%", 0.3),
            new Figure("lists", "blend", "all", "customers: ndcg@10 new", 0.5, 3),
            new Figure("lists", "blend", "all", "customers: ndcg@10 few", 0.5, 3),
            new Figure("lists", "blend", "all", "customers: ndcg@10 many", 0.25, 4));

    assertThat(MetricsText.of(figures).lines().toList())
        .containsExactly("lists, all", "  model  ndcg@10  n", "  blend   0.2500  7", "");
    assertThat(MetricsText.withDetails(figures).lines().skip(4).toList())
        .containsExactly(
            "lists, all, variety",
            "  model  gini@10  niche@10                 n",
            "  blend   0.5000  0.2500 [0.2000, 0.3000]  7",
            "",
            "lists, all, customers",
            "  model  ndcg@10 new  ndcg@10 few  ndcg@10 many  n",
            "  blend       0.5000       0.5000        0.2500  3 / 3 / 4",
            "");
  }

  private static Figure figure(String model, String metric, double value) {
    return new Figure("lists", model, "all", metric, value, 7);
  }
}
