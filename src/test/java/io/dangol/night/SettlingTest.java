package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final Instant NOW = Instant.parse("2011-03-10T20:00:00Z");

  @Test
  void waitsUntilTheYoungestFileWasQuietLongEnough() {
    assertThat(rest(Optional.of(NOW.minusSeconds(4)))).isEqualTo(Duration.ofSeconds(6));
    assertThat(rest(Optional.of(NOW.minusSeconds(10)))).isZero();
    assertThat(rest(Optional.of(NOW.minusSeconds(86_400)))).isZero();
    assertThat(rest(Optional.of(NOW.plusSeconds(1)))).as("another clock's time").isZero();
    assertThat(rest(Optional.empty())).isZero();
  }

  private static Duration rest(Optional<Instant> youngest) {
    return Settling.rest(youngest, NOW, Duration.ofSeconds(10));
  }
}
