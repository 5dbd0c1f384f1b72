package io.dangol.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentSettingsTest {

  private static final Config MANUAL =
      ConfigFactory.parseResources("reference.conf").withOnlyPath("segment");

  private final Problems problems = new Problems();

  @Test
  void areCompleteInTheManual() {
    assertThat(read(MANUAL))
        .isEqualTo(
            new SegmentSettings(
                List.of(Feature.values()),
                4,
                10,
                20,
                0.01,
                5000,
                10,
                8,
                new SegmentSettings.Staying(30, 0.1, 0.02),
                new GroupSettings(
                    new Grid(
                        List.of(7.0, 30.0, 90.0, 365.0), List.of(1.0, 2.0, 4.0, 10.0), List.of()),
                    Map.of())));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void nameAFeatureThatDoesNotExistAndARangeThatIsEmpty() {
    read(
        ConfigFactory.parseString("segment { features = [recency, shoe-size], k-min = 11 }")
            .withFallback(MANUAL));

    assertThat(problems.all())
        .hasSize(2)
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains(
                        "must be of recency, frequency, monetary, distinct-items, recent-events, not shoe-size"))
        .anySatisfy(problem -> assertThat(problem).contains("must not be above k-max"));
  }

  @Test
  void nameEachHabitOnceAndAtLeastOne() {
    read(ConfigFactory.parseString("segment.features = []").withFallback(MANUAL));
    read(ConfigFactory.parseString("segment.features = [recency, recency]").withFallback(MANUAL));

    assertThat(problems.all())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("names no habit; must be of recency"))
        .anySatisfy(problem -> assertThat(problem).contains("names a habit twice"));
  }

  @Test
  void askForTheLargerOfTwoLeastSizes() {
    SegmentSettings settings = read(MANUAL);

    assertThat(settings.minimum(100)).isEqualTo(20);
    assertThat(settings.minimum(10_001)).isEqualTo(101);
  }

  private SegmentSettings read(Config config) {
    return SegmentSettings.read(Section.root(config, problems).section("segment"));
  }
}
