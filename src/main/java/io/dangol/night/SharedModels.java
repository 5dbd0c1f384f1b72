package io.dangol.night;

import io.dangol.learn.AbsenceModel;
import io.dangol.profile.Interactions;
import io.dangol.recommend.evaluate.RankingEvaluation;
import io.dangol.value.PurchaseAbsence;

/** Models of one stage that another one uses; the night and {@code evaluate} use the same. */
final class SharedModels {

  private SharedModels() {}

  /** What scores churn where nothing can be learned from past dates. */
  static AbsenceModel absence(Settings settings) {
    return new PurchaseAbsence(settings.value());
  }

  /** The evaluation of lists, from interactions as of past dates. */
  static RankingEvaluation ranking(Settings settings) {
    return settings
        .recommend()
        .rankingEvaluation(
            (events, end) ->
                Interactions.asOf(events, end, settings.zone(), settings.interactions()));
  }
}
