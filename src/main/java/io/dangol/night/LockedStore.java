package io.dangol.night;

import io.dangol.config.Section;
import io.dangol.publish.HomeLock;
import io.dangol.publish.ServingStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The serving store while this process holds its lock: nobody else writes to store or lake. */
final class LockedStore {
  private static final Logger LOG = LoggerFactory.getLogger(LockedStore.class);

  private LockedStore() {}

  /**
   * Opens and locks the store for the time of the work; LOCKED if another process holds it, or the
   * same tables for another store. Tables that several hosts reach name their store instead ({@link
   * io.dangol.lake.LakeGuard}).
   *
   * @param who names the run for whoever comes second
   */
  static <T> T during(Settings settings, String who, Clock clock, Function<ServingStore, T> work) {
    ServingStore.Holder holder =
        new ServingStore.Holder(
            "%s, process %s".formatted(who, ProcessHandle.current().pid()), clock.instant());
    try (ServingStore store = settings.publish().store().open();
        ServingStore.Hold hold = store.lock(holder)) {
      LOG.debug("{} holds {}", who, hold);
      return Section.isUrl(settings.home())
          ? work.apply(store)
          : withHome(Path.of(settings.home()), holder, () -> work.apply(store));
    }
  }

  private static <T> T withHome(Path home, ServingStore.Holder holder, Supplier<T> work) {
    try (ServingStore.Hold hold = HomeLock.take(home, holder)) {
      LOG.debug("{} holds {}", holder.who(), hold);
      return work.get();
    }
  }
}
