package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.served;
import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.table.Words.ReleaseState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which releases every serving store holds, and how readers go back to one of them. */
abstract class ReleaseHistoryContract {

  private static final ServingTable LISTS = ServingTable.of(RECOMMENDATIONS);

  /** The test's store; opened again it is the same one. */
  abstract ServingStore open();

  /** All values of a query that a CRM sends to the public views, divided by blanks. */
  abstract List<String> read(String query);

  @Test
  void keepsSoManyFormerReleasesAndReturnsToOneOfThem() {
    try (ServingStore store = open()) {
      for (int day = 1; day <= 4; day++) {
        show(store, "2011-12-0" + day, "key " + day);
      }
      assertThat(store.dropBeyond(1)).containsExactly(1L, 2L);
      assertThat(store.kept()).extracting(Release::number).containsExactly(4L, 3L);
      assertThat(store.counts(2).values()).containsOnly(0L);

      store.flip(4, 3, MORNING.plusSeconds(60));

      assertThat(read("select distinct as_of_on from churn_scores")).containsExactly("2011-12-03");
      assertThat(store.current().orElseThrow().publishedAt()).isEqualTo(MORNING.plusSeconds(60));
      assertThat(store.dropBeyond(1)).isEmpty();
    }
  }

  @Test
  void goingBackMarksWhatWasPublishedSince() {
    try (ServingStore store = open()) {
      for (int day = 1; day <= 3; day++) {
        show(store, "2011-12-0" + day, "key " + day);
      }

      store.rollBack(3, 1, MORNING.plusSeconds(60));

      assertThat(read("select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-01");
      assertThat(store.kept())
          .extracting(Release::state)
          .containsExactly(
              ReleaseState.ROLLED_BACK, ReleaseState.ROLLED_BACK, ReleaseState.PUBLISHED);

      store.rollBack(1, 3, MORNING.plusSeconds(90));

      assertThat(store.current().orElseThrow().number()).isEqualTo(3);
      assertThat(store.kept().get(0).state()).isEqualTo(ReleaseState.PUBLISHED);
      assertThatThrownBy(() -> store.rollBack(1, 2, MORNING))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void keepsALoadedReleaseBesideTheOneThatReadersSee() {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "late");

      long early = keep(store, "2011-12-08");
      store.begin(run("2011-12-10"), "next");

      assertThat(read("select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-09");
      assertThat(store.kept())
          .extracting(Release::state)
          .containsExactly(ReleaseState.KEPT, ReleaseState.PUBLISHED);
      assertThat(store.counts(early)).containsEntry("recommendations", 5L);
      store.rollBack(1, early, MORNING);
      assertThat(read("select distinct as_of_on from recommendations"))
          .containsExactly("2011-12-08");
    }
  }

  @Test
  void nightsOfABackfillNeverPushOutWhatThereIsToGoBackTo() {
    try (ServingStore store = open()) {
      for (int day = 7; day <= 9; day++) {
        show(store, "2011-12-0" + day, "key " + day);
      }
      store.dropBeyond(1);
      for (int day = 4; day <= 6; day++) {
        keep(store, "2011-12-0" + day);
        store.dropBeyond(1);
      }

      assertThat(store.kept()).extracting(Release::number).containsExactly(6L, 3L, 2L);
      assertThat(store.kept())
          .extracting(Release::state)
          .containsExactly(ReleaseState.KEPT, ReleaseState.PUBLISHED, ReleaseState.PUBLISHED);

      store.rollBack(3, 2, MORNING);

      assertThat(store.dropBeyond(1)).isEmpty();
    }
  }

  @Test
  void goingBackToAKeptReleaseMarksThePublishedOneOfALaterNight() {
    try (ServingStore store = open()) {
      show(store, "2011-12-07", "first");
      show(store, "2011-12-09", "bad");
      long early = keep(store, "2011-12-08");

      store.rollBack(2, early, MORNING);

      assertThat(store.kept())
          .extracting(Release::state)
          .containsExactly(
              ReleaseState.PUBLISHED, ReleaseState.ROLLED_BACK, ReleaseState.PUBLISHED);
    }
  }

  /** Begins, loads and keeps a night of one table. */
  private static long keep(ServingStore store, String day) {
    long release = store.begin(run(day), "kept " + day);
    store.load(release, LISTS, served(LISTS, day));
    store.keep(release, MORNING);
    return release;
  }
}
