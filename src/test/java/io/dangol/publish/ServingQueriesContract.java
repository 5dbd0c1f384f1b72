package io.dangol.publish;

import static io.dangol.publish.Nights.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.dangol.job.Failure;
import io.dangol.publish.ServedCustomer.ListedItem;
import io.dangol.publish.ServedCustomer.Sentence;
import io.dangol.publish.ServedCustomer.ServedShelf;
import io.dangol.publish.ServedItem.Related;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people look up, in every kind of store. */
abstract class ServingQueriesContract {

  /** A store that is not there yet. */
  abstract PublishSettings.Store settings();

  @Test
  void tellsAllOfACustomerByAnyAccount() {
    try (ServingStore store = settings().open();
        ServingQueries queries = settings().queries()) {
      Release release = publish(store, "2011-12-09", "key");

      ServedCustomer ann = queries.customer("ann-phone").orElseThrow();

      assertThat(ann.release()).isEqualTo(release);
      assertThat(ann.accountKind()).isEqualTo("device");
      assertThat(ann.profile())
          .containsExactly(
              entry("recency_days", "3"),
              entry("tenure_days", "90"),
              entry("monetary", "1234.50"),
              entry("journey_stage", "regular"));
      assertThat(ann.told())
          .extracting(Sentence::text)
          .containsExactly(
              "about to leave: low (probability 0.25)",
              "next 30 days: 1.3 purchases (0 to 3), none with probability 0.25",
              "next 90 days: 3.3 purchases (1 to 6), none with probability 0.05, 81 EUR (20 to 150)",
              "segment: Regulars",
              "journey: regular since 2010-12-01 (third purchase within 60 days)",
              "habits: tea (6 of 8 purchases), anything in the evening (web) (4 of 8 purchases)");
      assertThat(ann.firstTold())
          .extracting(Sentence::view)
          .containsExactly(
              "churn_scores", "customer_values", "customer_segments", "journey_moves", "habits");
      assertThat(ann.list())
          .containsExactly(
              new ListedItem(1, "MUG", "Red mug", 1.0, "own", "because you bought Red mug before"),
              new ListedItem(
                  2, "TEA", "TEA", 0.5, "als", "because of your interest in Blue cup and Red mug"));
      assertThat(ann.shelves())
          .containsExactly(
              new ServedShelf("buy_again", List.of("Red mug", "TEA")),
              new ServedShelf("popular", List.of("Blue cup")));
      // Bob has a segment and was not scored.
      assertThat(queries.customer("bob").orElseThrow().told())
          .containsExactly(new Sentence("customer_segments", "segment: Visitors"));
      assertThat(queries.customer("nobody")).isEmpty();
    }
  }

  @Test
  void countsTheCustomersOfAnItemNotTheirAccounts() {
    try (ServingStore store = settings().open();
        ServingQueries queries = settings().queries()) {
      Release release = publish(store, "2011-12-09", "key");

      assertThat(queries.item("MUG"))
          .contains(
              new ServedItem(
                  release,
                  "MUG",
                  "Red mug",
                  2,
                  2,
                  Map.of("own", 1L, "popular", 1L),
                  List.of(
                      "buyers expected: 12.3 in 7 days (8 to 17), 50.5 in 30 days (40 to 61),"
                          + " rising: 40 buyers in the last 28 days, 31 in the 56 days before"),
                  List.of(new Related("bought_together", 1, "CUP", "Blue cup"))));
      assertThat(queries.item("TEA").orElseThrow().related())
          .containsExactly(new Related("alike", 1, "MUG", "Red mug"));
      // On nobody's list.
      assertThat(queries.item("CUP"))
          .contains(
              new ServedItem(
                  release,
                  "CUP",
                  "Blue cup",
                  0,
                  0,
                  Map.of(),
                  List.of("buyers expected: 0.5 in 7 days (0 to 1), 2.0 in 30 days (0 to 4)"),
                  List.of(new Related("same_customers", 1, "TEA", "TEA"))));
      assertThat(queries.item("nothing")).isEmpty();
    }
  }

  @Test
  void listsSegmentsWithWhatIsKnownOfThem() {
    try (ServingStore store = settings().open();
        ServingQueries queries = settings().queries()) {
      publish(store, "2011-12-09", "key");

      assertThat(queries.segments())
          .containsExactly(
              new ServedSegment(
                  1, "Regulars", "They come often.", 1, 0.5, Map.of("median_frequency", "8.0")),
              new ServedSegment(
                  2, "Visitors", "They look.", 1, 0.5, Map.of("median_frequency", "1.0")));
    }
  }

  @Test
  void tellsWhoHoldsTheStore() {
    Holder run = new Holder("a run", Instant.EPOCH);
    assertThat(settings().holder()).isEmpty();
    try (ServingStore store = settings().open()) {
      assertThat(settings().holder()).isEmpty();
      try (Hold hold = store.lock(run)) {
        assertThat(hold).isNotNull();
        assertThat(settings().holder()).contains(run);
        assertThatThrownBy(() -> store.lock(run)).hasMessageContaining("held by a run since");
      }
      assertThat(settings().holder()).isEmpty();
    }
  }

  @Test
  void knowsNothingBeforeTheFirstRelease() {
    assertThatThrownBy(() -> settings().queries())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("there is no serving store yet; run a night first");
    settings().open().close();
    try (ServingQueries queries = settings().queries()) {
      assertThat(queries.current()).isEqualTo(Optional.empty());
      assertThat(queries.customer("ann")).isEmpty();
      assertThat(queries.segments()).isEmpty();
    }
  }
}
