package io.dangol.recommend;

import io.dangol.config.Section;
import io.dangol.recommend.evaluate.EvaluationSettings;
import io.dangol.recommend.evaluate.InteractionsAsOf;
import io.dangol.recommend.evaluate.RankingEvaluation;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.rules.Rules;
import io.dangol.recommend.train.TrainerSettings;

/** Everything of the configuration's {@code recommend} section, one record for each package. */
public record RecommendSettings(
    RankingSettings ranking, TrainerSettings trainer, EvaluationSettings evaluation, Rules rules) {

  /** Reads the section {@code recommend}. */
  public static RecommendSettings read(Section section) {
    RankingSettings ranking = RankingSettings.read(section);
    return new RecommendSettings(
        ranking,
        TrainerSettings.read(section),
        EvaluationSettings.read(section.section("evaluation")),
        Rules.read(section, ranking.listLength()));
  }

  /** Measures the lists that these settings would have made without rules. */
  public RankingEvaluation rankingEvaluation(InteractionsAsOf interactionsAsOf) {
    return new RankingEvaluation(ranking, trainer.trainer(), evaluation, interactionsAsOf);
  }
}
