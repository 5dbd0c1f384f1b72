package io.dangol.recommend;

import io.dangol.config.Section;
import io.dangol.recommend.evaluate.EvaluationSettings;
import io.dangol.recommend.evaluate.RankingEvaluation;
import io.dangol.recommend.rank.PathSettings;
import io.dangol.recommend.rank.RankingSettings;
import io.dangol.recommend.rerank.InteractionsAsOf;
import io.dangol.recommend.rerank.RankerSettings;
import io.dangol.recommend.rules.Rules;
import io.dangol.recommend.train.FilterSettings;
import io.dangol.recommend.train.TrainerSettings;
import java.util.Optional;

/** Everything of the configuration's {@code recommend} section, one record for each package. */
public record RecommendSettings(
    RankingSettings ranking,
    TrainerSettings trainer,
    EvaluationSettings evaluation,
    RankerSettings ranker,
    Rules rules) {

  /** Reads the section {@code recommend}. */
  public static RecommendSettings read(Section section) {
    TrainerSettings trainer = TrainerSettings.read(section);
    RankingSettings ranking = RankingSettings.read(section, paths(trainer));
    return new RecommendSettings(
        ranking,
        trainer,
        EvaluationSettings.read(section.section("evaluation")),
        RankerSettings.read(section.section("ranker")),
        Rules.read(section, ranking.listLength()));
  }

  /** Measures the lists that these settings would have made without rules. */
  public RankingEvaluation rankingEvaluation(InteractionsAsOf interactionsAsOf) {
    return new RankingEvaluation(ranking, trainer.trainer(), evaluation, ranker, interactionsAsOf);
  }

  /** Of the trainers only the filter leaves a part of its scores to ranking. */
  private static Optional<PathSettings> paths(TrainerSettings trainer) {
    return trainer instanceof FilterSettings filter
        ? Optional.of(new PathSettings(filter.exponents(), filter.customers()))
        : Optional.empty();
  }
}
