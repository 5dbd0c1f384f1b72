package io.dangol.publish;

import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.nio.file.Path;

/**
 * Prevents two runs on one host from using the same folder of tables while they publish to
 * different stores.
 */
public final class HomeLock {
  private static final String FILE = "writer.lock";

  private HomeLock() {}

  /** Takes the folder for one run. If it is taken: LOCKED, with the holder and since when. */
  public static Hold take(Path home, Holder holder) {
    return StoreLock.take(home.resolve(FILE), holder, "the folder of tables");
  }
}
