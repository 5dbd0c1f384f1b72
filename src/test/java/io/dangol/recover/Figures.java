package io.dangol.recover;

import io.dangol.learn.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of an evaluation by model and name. */
record Figures(List<Metric> metrics) {

  OptionalDouble of(String model, String population, String name) {
    return metrics.stream()
        .filter(m -> m.model().equals(model) && m.population().equals(population))
        .filter(m -> m.name().equals(name))
        .mapToDouble(Metric::value)
        .findFirst();
  }

  /** The figure of the model that is neither of these. */
  OptionalDouble ofOther(List<String> models, String name) {
    return metrics.stream()
        .filter(m -> !models.contains(m.model()) && m.name().equals(name))
        .mapToDouble(Metric::value)
        .findFirst();
  }

  /** Why nothing could be measured. */
  Optional<String> unmeasured() {
    return metrics.stream().filter(Metric::isUnmeasured).map(Metric::detail).findFirst();
  }
}
