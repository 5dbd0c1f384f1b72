package io.dangol.night;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.lake.LakeGuard;
import io.dangol.lake.Ledger;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds that a lake and a serving store belong to each other: account ids and customer numbers of
 * one shop are never published over those of another, and two runs of one lake have one lock.
 */
final class StoreOwner {

  private StoreOwner() {}

  /**
   * CONFIGURATION if the store is another lake's, or the lake another store's. A store that belongs
   * to no lake yet is this one's if the lake knows all of its releases. The caller holds the lock.
   *
   * @param adopt whether lake and store belong to each other from now on, whatever was before
   */
  static void require(
      LakeGuard guard, Ledger ledger, ServingStore store, String where, boolean adopt) {
    guard.claim(where, adopt);
    String id = guard.id();
    if (store.lake().filter(id::equals).isPresent()) {
      return;
    }
    boolean free = store.lake().isEmpty() && knows(ledger, store.kept());
    if (!adopt && !free) {
      throw Failure.configuration(
          ("the serving store %s belongs to other tables than those of this home: its customers are others, though"
                  + " their numbers may be the same; nothing was changed. Give this home a store of its own"
                  + " (publish.sqlite.path, publish.postgres.url or schema). If these tables were restored or made again"
                  + " to take the place of the others: nightly --adopt")
              .formatted(where));
    }
    store.belongTo(id);
  }

  static void require(Settings settings, Lake lake, ServingStore store, boolean adopt) {
    String where = settings.publish().store().where();
    require(LakeGuard.of(lake), new Ledger(lake), store, where, adopt);
  }

  /**
   * CONFIGURATION if the store is another lake's; nothing is written. Readers would see a night of
   * that shop because of a wrong home, and be told who has withdrawn in this one.
   */
  public static void check(Settings settings, ServingStore store) {
    Optional<String> lake = store.lake();
    if (lake.isPresent() && !lake.equals(guard(settings).knownId())) {
      throw Failure.configuration(
          "the serving store %s belongs to other tables than those of home = %s; nothing was changed. Use the configuration of the nights that publish to it; if these tables have taken the place of the others: nightly --adopt"
              .formatted(settings.publish().store().where(), settings.home()));
    }
  }

  private static LakeGuard guard(Settings settings) {
    return Section.isUrl(settings.home())
        ? LakeGuard.of(Sessions.readOnlyLake(settings))
        : LakeGuard.ofFolder(settings.home());
  }

  private static boolean knows(Ledger ledger, List<Release> kept) {
    Set<String> known =
        ledger.releases().stream()
            .map(note -> note.release() + " of " + note.runId())
            .collect(Collectors.toSet());
    return kept.stream()
        .allMatch(release -> known.contains(release.number() + " of " + release.runId()));
  }
}
