package io.dangol.timing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dangol.learn.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroceryTest {

  @Test
  void datesOfAGrocerAreAsGoodAsWasAskedFor() {
    Path data = Path.of(Optional.ofNullable(System.getenv("DANGOL_DATA")).orElse("../shared/data"));
    Path folder = data.resolve("grocery-timing");
    assumeTrue(Files.isDirectory(folder), "no data in " + folder + ": set DANGOL_DATA");

    Map<String, Double> figures =
        Grocery.in(folder).judged(LocalDate.parse("2007-06-30"), 4, 183).stream()
            .filter(metric -> metric.model().equals(BackTest.MODEL))
            .collect(toMap(Metric::name, Metric::value));

    assertThat(figures.get("mae")).isLessThan(25.8);
    assertThat(figures.get("coverage")).isBetween(0.78, 0.82);
  }
}
