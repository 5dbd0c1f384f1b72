package io.dangol.segment;

import static io.dangol.segment.Feature.DISTINCT_ITEMS;
import static io.dangol.segment.Feature.FREQUENCY;
import static io.dangol.segment.Feature.MONETARY;
import static io.dangol.segment.Feature.RECENCY;
import static io.dangol.segment.Feature.RECENT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Words.MoveCause;
import org.junit.jupiter.api.Test;

class MoveTest {

  @Test
  void saysHowLongACustomerIsAway() {
    assertThat(Move.by(RECENCY, true, 40, true))
        .isEqualTo(new Move(MoveCause.RECENCY, "40 days without a purchase"));
    assertThat(words(RECENCY, true, 1, true)).isEqualTo("1 day without a purchase");
    assertThat(words(RECENCY, true, 40, false)).isEqualTo("40 days without an event");
    assertThat(words(RECENCY, false, 0, true)).isEqualTo("a purchase today");
    assertThat(words(RECENCY, false, 2, false)).isEqualTo("an event 2 days ago");
  }

  @Test
  void saysHowOftenAndHowMuch() {
    assertThat(words(FREQUENCY, true, 5, true)).isEqualTo("5 days with a purchase");
    assertThat(words(FREQUENCY, false, 1, true)).isEqualTo("only 1 day with a purchase");
    assertThat(words(FREQUENCY, true, 31, false)).isEqualTo("31 events");
    assertThat(words(MONETARY, true, 1234.5, true)).isEqualTo("1,235 spent");
    assertThat(words(MONETARY, false, 9, true)).isEqualTo("only 9 spent");
    assertThat(words(DISTINCT_ITEMS, true, 14, true)).isEqualTo("14 different items");
    assertThat(words(RECENT_EVENTS, false, 2, true)).isEqualTo("only 2 events in 30 days");
    assertThat(words(RECENT_EVENTS, false, 0, true)).isEqualTo("no events in 30 days");
  }

  private static String words(Feature feature, boolean isMore, double value, boolean buys) {
    return Move.by(feature, isMore, value, buys).because();
  }
}
