package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import io.dangol.table.Words.ReleaseState;
import java.time.Clock;
import java.util.Optional;

/**
 * What a rollback did.
 *
 * @param shown what readers see now
 * @param former what they saw before; rolled back, unless it is what they see now
 */
public record Rollback(Release shown, Release former) {

  /**
   * Shows readers another release that the store holds.
   *
   * @param to its number; empty for the newest that readers saw before the current one
   */
  public static Rollback run(Settings settings, Optional<Long> to) {
    Clock clock = Clock.systemUTC();
    return LockedStore.during(
        settings,
        "a rollback",
        clock,
        store -> {
          StoreOwner.check(settings, store);
          Withdrawals.known(settings, store);
          return run(store, to, clock);
        });
  }

  private static Rollback run(ServingStore store, Optional<Long> to, Clock clock) {
    Release current =
        store.current().orElseThrow(() -> Failure.data("nothing has been published yet"));
    Release target =
        to.map(number -> kept(store, number)).orElseGet(() -> newestBefore(store, current));
    if (target.number() != current.number()) {
      store.rollBack(current.number(), target.number(), clock.instant());
    }
    return new Rollback(store.current().orElseThrow(), kept(store, current.number()));
  }

  private static Release newestBefore(ServingStore store, Release current) {
    return store.kept().stream()
        .filter(release -> release.state() == ReleaseState.PUBLISHED)
        .filter(release -> release.number() < current.number())
        .findFirst()
        .orElseThrow(
            () ->
                Failure.data(
                    "release %s is the oldest that the store holds: there is none to go back to"
                        .formatted(current.number())));
  }

  private static Release kept(ServingStore store, long number) {
    return store.kept().stream()
        .filter(release -> release.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.data(
                    "the store does not hold release %s; it holds %s"
                        .formatted(number, store.kept().stream().map(Release::number).toList())));
  }
}
