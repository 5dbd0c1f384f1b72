package io.dangol.recommend;

import io.dangol.config.Section;
import io.dangol.recommend.evaluate.EvaluationSettings;
import io.dangol.recommend.evaluate.RankingEvaluation;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.rerank.InteractionsAsOf;
import io.dangol.recommend.rerank.RankerSettings;
import io.dangol.recommend.train.TrainerSettings;

/** Everything of the configuration's {@code recommend} section, one record for each package. */
public record RecommendSettings(
    RankingSettings ranking,
    TrainerSettings trainer,
    EvaluationSettings evaluation,
    RankerSettings ranker) {

  /** Reads the section {@code recommend}. */
  public static RecommendSettings read(Section section) {
    return new RecommendSettings(
        RankingSettings.read(section),
        TrainerSettings.read(section),
        EvaluationSettings.read(section.section("evaluation")),
        RankerSettings.read(section.section("ranker")));
  }

  /** Measures the lists that these settings would have made. */
  public RankingEvaluation rankingEvaluation(InteractionsAsOf interactionsAsOf) {
    return new RankingEvaluation(ranking, trainer.trainer(), evaluation, ranker, interactionsAsOf);
  }
}
