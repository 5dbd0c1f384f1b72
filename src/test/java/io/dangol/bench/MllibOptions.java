package io.dangol.bench;

import io.dangol.recommend.train.MllibSettings;
import io.dangol.recommend.train.MllibTrainer;
import io.dangol.recommend.train.TrainerSettings.Common;
import io.dangol.recommend.train.TrainerSettings.Weighting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How MLlib trains. */
final class MllibOptions {

  @Option(names = "--iterations", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private int iterations = 10;

  @Option(names = "--alpha", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private double alpha = 10;

  @Option(names = "--lambda", description = "Of MLlib (default ${DEFAULT-VALUE}).")
  private double lambda = 0.1;

  int iterations() {
    return iterations;
  }

  /** For what was found. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("iterations", iterations);
    described.put("alpha", alpha);
    described.put("lambda", lambda);
    return described;
  }

  MllibTrainer trainer(int rank, Weighting weighting) {
    Common common = new Common(OptionalInt.of(rank), alpha, 4, weighting);
    return new MllibTrainer(new MllibSettings(common, lambda, iterations));
  }
}
