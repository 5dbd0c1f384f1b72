package io.dangol.app;

import io.dangol.publish.PublishSettings;
import io.dangol.publish.ServingStore;
import java.time.Clock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The serving store while this process holds its lock: nobody else writes to store or lake. */
final class HeldStore {
  private static final Logger LOG = LoggerFactory.getLogger(HeldStore.class);

  private HeldStore() {}

  /**
   * Opens and locks the store for the time of the work; LOCKED if another process holds it.
   *
   * @param who names the run for whoever comes second
   */
  static <T> T during(
      PublishSettings settings, String who, Clock clock, Function<ServingStore, T> work) {
    String holder = "%s, process %d".formatted(who, ProcessHandle.current().pid());
    try (ServingStore store = settings.store().open();
        ServingStore.Hold hold = store.lock(new ServingStore.Holder(holder, clock.instant()))) {
      LOG.debug("{} holds {}", holder, hold);
      return work.apply(store);
    }
  }
}
