package io.dangol.recommend;

import io.dangol.factor.Loss;
import io.dangol.recommend.AlsSettings.Weighting;

class IalsTrainerTest extends TrainerContract {

  @Override
  Trainer trainer() {
    return new IalsTrainer(
        new IalsSettings(2, 10, 2, Weighting.LINEAR, new Loss(0.3, 0.01, 1), 8, 3));
  }
}
