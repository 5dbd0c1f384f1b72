package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.job.Run;
import io.dangol.lake.Lake;
import io.dangol.lake.LakeGuard;
import io.dangol.lake.Ledger;
import io.dangol.lake.ReleaseNote;
import io.dangol.publish.Nights;
import io.dangol.publish.PublishSettings.Sqlite;
import io.dangol.publish.ServingStore;
import io.dangol.testing.TestSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOwnerTest {

  private static final Run RUN = Nights.run("2026-03-08");

  @TempDir private Path folder;
  private ServingStore store;

  @BeforeEach
  void open() {
    store = new Sqlite(folder.resolve("one.db"), 1).open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aStoreBelongsToTheFirstLakeAndNoOther() {
    Lake first = lake("a");
    require(first, false);
    require(first, false);

    assertThat(store.lake()).contains(LakeGuard.of(first).id());
    refused(lake("b"));
    assertThat(store.lake()).contains(LakeGuard.of(first).id());
  }

  @Test
  void aLakeThatIsToTakeThePlaceOfAnotherIsAdopted() {
    require(lake("a"), false);

    require(lake("b"), true);

    assertThat(store.lake()).contains(LakeGuard.of(lake("b")).id());
    refused(lake("a"));
  }

  @Test
  void aStoreFromBeforeBelongsToTheLakeThatKnowsAllOfItsReleases() {
    long release = store.begin(RUN, "key");
    store.flip(0, release, Instant.EPOCH);
    Lake stranger = lake("b");
    note(stranger, release, Nights.run("2026-03-07"));
    refused(stranger);
    refused(lake("c"));
    Lake maker = lake("a");
    note(maker, release, RUN);

    require(maker, false);

    assertThat(store.lake()).contains(LakeGuard.of(maker).id());
  }

  private void refused(Lake lake) {
    assertThatThrownBy(() -> require(lake, false))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContainingAll("one.db", "publish.sqlite.path", "nightly --adopt");
  }

  private void require(Lake lake, boolean adopt) {
    StoreOwner.require(LakeGuard.of(lake), new Ledger(lake), store, "one.db", adopt);
  }

  private Lake lake(String home) {
    return new Lake(TestSpark.session(), folder.resolve(home).toString());
  }

  private static void note(Lake lake, long release, Run run) {
    new Ledger(lake)
        .release(
            ReleaseNote.staged(
                release, run, "key", "hash", "1.0", Map.of(), Map.of(), Map.of(), List.of()),
            Instant.EPOCH);
  }
}
