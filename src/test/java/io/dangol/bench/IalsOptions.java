package io.dangol.bench;

import io.dangol.recommend.train.IalsSettings;
import io.dangol.recommend.train.IalsTrainer;
import io.dangol.recommend.train.LossSettings;
import io.dangol.recommend.train.TrainerSettings.Common;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How {@code ials} trains. */
final class IalsOptions {

  @Option(names = "--epochs", description = "Of ials (default ${DEFAULT-VALUE}).")
  private int epochs = 12;

  @Option(
      names = "--warm-epochs",
      description = "Of ials, begun with another day's factors (default ${DEFAULT-VALUE}).")
  private int warmEpochs = 4;

  @Option(names = "--steps", description = "Of ials (default ${DEFAULT-VALUE}).")
  private int steps = 3;

  @Option(names = "--unobserved-weight", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double unobservedWeight = 0.1;

  @Option(names = "--ials-alpha", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double alpha = 1;

  @Option(names = "--regularization", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double regularization = 0.01;

  @Option(names = "--exponent", description = "Of ials (default ${DEFAULT-VALUE}).")
  private double exponent = 1;

  int epochs() {
    return epochs;
  }

  int warmEpochs() {
    return warmEpochs;
  }

  /** For what was found. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("epochs", epochs);
    described.put("warm_epochs", warmEpochs);
    described.put("steps", steps);
    described.put("unobserved_weight", unobservedWeight);
    described.put("alpha", alpha);
    described.put("regularization", regularization);
    described.put("exponent", exponent);
    return described;
  }

  /** One that trains so many epochs, begun from scratch or warm. */
  IalsTrainer trainer(int rank, Weighting weighting, int count) {
    LossSettings loss =
        new LossSettings(OptionalDouble.of(unobservedWeight), regularization, exponent);
    Common common = new Common(OptionalInt.of(rank), alpha, 4, weighting);
    return new IalsTrainer(new IalsSettings(common, loss, count, count, 0, 0, steps));
  }
}
