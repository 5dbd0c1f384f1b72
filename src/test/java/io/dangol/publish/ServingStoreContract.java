package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.publish;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static io.dangol.table.Tables.SUPPRESSIONS;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every serving store does. A subclass says how one is opened and how a CRM reads it. */
abstract class ServingStoreContract {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  private static final String CHANGES =
      """
      select since_release, account_id, what, change, value_before, value_after
      from changed_since_last_release order by account_id, what""";

  /** The test's store; opened again it is the same one. */
  abstract ServingStore open();

  /** All values of a query that a CRM sends to the public views, divided by blanks. */
  abstract List<String> read(String query);

  @Test
  void readsBackWhatWasPublished() {
    try (ServingStore store = open()) {
      Release release = show(store, "2011-12-09", "key");

      assertThat(store.current()).contains(release);
      assertThat(release.asOf()).isEqualTo(LocalDate.parse("2011-12-09"));
      assertThat(release.rows())
          .isEqualTo(
              Map.ofEntries(
                  entry("customer_profiles", 3L),
                  entry("recommendations", 5L),
                  entry("shelves", 6L),
                  entry("related_items", 3L),
                  entry("bundles", 2L),
                  entry("churn_scores", 2L),
                  entry("customer_values", 4L),
                  entry("next_purchases", 2L),
                  entry("item_demand", 2L),
                  entry("customer_segments", 3L),
                  entry("customer_groups", 2L),
                  entry("journey_moves", 4L),
                  entry("habits", 4L),
                  entry("segments", 2L)));
      assertThat(
              read(
                  """
                  select rank, item_code, item_title, score, reason_items, reason
                  from recommendations where account_id = 'ann-phone' order by rank"""))
          .containsExactly(
              "1 MUG Red mug 1.0 [\"MUG\"] because you bought Red mug before",
              "2 TEA null 0.5 [\"CUP\",\"MUG\"] because of your interest in Blue cup and Red mug");
      assertThat(
              read(
                  """
                  select other.item_code, other.bundle_size, other.baskets
                  from bundles as mine join bundles as other on mine.rank = other.rank
                  where mine.item_code = 'MUG' and other.item_code <> 'MUG'"""))
          .containsExactly("TEA 2 3");
      assertThat(read("select as_of_on, run_id, published_at from current_release"))
          .containsExactly("2011-12-09 run-of-2011-12-09 2011-12-10T04:00:00Z");
      assertThat(read("select monetary, recency_days from customer_profiles order by account_id"))
          .containsExactly("1234.5 3", "1234.5 3", "null null");
    }
  }

  @Test
  void aViewOfAVersionShowsTheSameRowsAsThePlainOne() {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");

      for (ServingTable table : ServingTable.all()) {
        String rows = "select * from %s order by " + table.key().get(0);
        List<String> plain = read(rows.formatted(table.name()));
        assertThat(read(rows.formatted(table.name() + "_v" + table.version())))
            .containsExactlyInAnyOrderElementsOf(plain);
        // These nights leave out nobody.
        assertThat(plain.isEmpty()).as(table.name()).isEqualTo(table.gold().equals(SUPPRESSIONS));
      }
    }
  }

  @Test
  void showsNothingBeforeTheFirstRelease() {
    try (ServingStore store = open()) {
      assertThat(store.current()).isEmpty();
      assertThat(store.kept()).isEmpty();
      assertThat(read("select * from recommendations")).isEmpty();
    }
  }

  @Test
  void aCrashBeforeTheFlipLeavesTheFormerReleaseVisible() {
    try (ServingStore store = open()) {
      show(store, "2011-12-08", "former");
      long half = store.begin(run("2011-12-09"), "half");
      store.load(half, LISTS, served(LISTS, "2011-12-09"));
    }
    try (ServingStore store = open()) {
      assertThat(store.current().orElseThrow().runKey()).isEqualTo("former");
      assertThat(read("select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-08");
    }
  }

  @Test
  void theNextBeginRemovesWhatACrashLeftAndGivesANewNumber() {
    try (ServingStore store = open()) {
      long half = store.begin(run("2011-12-09"), "half");
      store.load(half, LISTS, served(LISTS, "2011-12-09"));

      long next = store.begin(run("2011-12-09"), "again");

      assertThat(next).isEqualTo(half + 1);
      assertThat(store.counts(half).values()).containsOnly(0L);
    }
  }

  @Test
  void onlyTheRunThatKnowsTheFormerReleaseFlips() {
    try (ServingStore store = open()) {
      long former = show(store, "2011-12-08", "former").number();
      long staged = store.begin(run("2011-12-09"), "key");

      assertThatThrownBy(() -> store.flip(former - 1, staged, MORNING))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.LOCKED))
          .hasMessageContaining(
              "release 2 was not published, another run has published or begun since");
      assertThat(store.current().orElseThrow().number()).isEqualTo(former);
    }
  }

  @Test
  void aRunThatWasOvertakenNeitherLoadsNorFlips() {
    try (ServingStore first = open();
        ServingStore second = open()) {
      long slow = first.begin(run("2011-12-09"), "slow");
      show(second, "2011-12-09", "fast");

      assertThatThrownBy(() -> first.load(slow, LISTS, served(LISTS, "2011-12-09")))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("another run");
      assertThatThrownBy(() -> first.flip(2, slow, MORNING))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("another run");
      assertThat(second.current().orElseThrow().runKey()).isEqualTo("fast");
    }
  }

  @Test
  void erasingACustomerRemovesAllRowsOfAllReleases() {
    try (ServingStore store = open()) {
      show(store, "2011-12-08", "former");
      long current = show(store, "2011-12-09", "current").number();
      store.compare(0, current);

      Map<String, Long> rows = store.rowsOf(List.of(1L));
      assertThat(store.rowsOf(List.of(1L, 2L)))
          .containsEntry("recommendations", 10L)
          .containsEntry("churn_scores", 4L);
      assertThat(store.erase(List.of(1L)))
          .isEqualTo(rows)
          .isEqualTo(
              Map.ofEntries(
                  entry("customer_profiles", 4L),
                  entry("recommendations", 8L),
                  entry("shelves", 12L),
                  entry("churn_scores", 4L),
                  entry("customer_values", 8L),
                  entry("next_purchases", 4L),
                  entry("customer_segments", 4L),
                  entry("customer_groups", 4L),
                  entry("journey_moves", 8L),
                  entry("habits", 8L),
                  entry("suppressions", 0L),
                  entry("changed_since_last_release", 10L)));
      assertThat(store.counts(1))
          .containsEntry("recommendations", 1L)
          .containsEntry("churn_scores", 0L);
      assertThat(read("select distinct account_id from recommendations")).containsExactly("bob");
      assertThat(store.rowsOf(List.of(1L)).values()).containsOnly(0L);
    }
  }

  @Test
  void saysForEachAccountWhatChangedInMeaningSinceTheFormerRelease() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      assertThat(
              read("select what, change, count(*) from changed_since_last_release group by 1, 2"))
          .containsExactlyInAnyOrder(
              "customer new 3",
              "list new 3",
              "segment new 3",
              "churn_band new 2",
              "journey_stage new 3");

      publish(store, "2011-12-09", "second", Nights.changed("2011-12-09"));

      List<String> changes =
          List.of(
              "1 ann churn_band changed low high",
              "1 ann-phone churn_band changed low high",
              "1 bob churn_band new null low",
              "1 bob journey_stage gone visitor null",
              "1 bob list changed null null",
              "1 bob segment changed Visitors Regulars");
      assertThat(read(CHANGES)).isEqualTo(changes);

      // Other scores, another order of a list, other numbers of segments: no change in meaning.
      publish(store, "2011-12-10", "third", Nights.reordered("2011-12-10"));
      assertThat(read(CHANGES)).isEmpty();
    }
  }

  @Test
  void whoIsInNoTableAnyMoreIsGone() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      publish(store, "2011-12-09", "second", Nights.withoutBob("2011-12-09"));

      assertThat(read(CHANGES))
          .containsExactly(
              "1 bob customer gone null null",
              "1 bob journey_stage gone visitor null",
              "1 bob list gone null null",
              "1 bob segment gone Visitors null");
    }
  }

  @Test
  void afterARollbackTheChangesAreThoseThatReadersMeet() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      publish(store, "2011-12-09", "second", Nights.withoutBob("2011-12-09"));

      store.rollBack(2, 1, MORNING);

      assertThat(read(CHANGES))
          .containsExactly(
              "2 bob customer new null null",
              "2 bob journey_stage new null visitor",
              "2 bob list new null null",
              "2 bob segment new null Visitors");
    }
  }

  @Test
  void belongsToTheLakeThatClaimedItLast() {
    try (ServingStore store = open()) {
      assertThat(store.lake()).isEmpty();
      store.belongTo("lake-a");
    }
    try (ServingStore store = open()) {
      assertThat(store.lake()).contains("lake-a");
      store.belongTo("lake-b");
      assertThat(store.lake()).contains("lake-b");
    }
  }

  @Test
  void aSecondTakerOfTheLockIsToldWhoHoldsItSinceWhen() {
    try (ServingStore first = open();
        ServingStore second = open()) {
      Hold hold = first.lock(new Holder("run a", MORNING));

      assertThatThrownBy(() -> second.lock(new Holder("run b", MORNING)))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.LOCKED))
          .hasMessageContaining("held by run a since 2011-12-10T04:00:00Z");

      hold.close();
      second.lock(new Holder("run b", MORNING)).close();
    }
  }
}
