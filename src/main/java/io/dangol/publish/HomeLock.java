package io.dangol.publish;

import io.dangol.publish.ServingStore.Hold;
import io.dangol.publish.ServingStore.Holder;
import java.nio.file.Path;

/**
 * Keeps two runs of one host apart that publish to different stores from the same folder of tables.
 */
public final class HomeLock {
  private static final String FILE = "writer.lock";

  private HomeLock() {}

  /** Takes the folder for one run; LOCKED, saying who holds it since when, if it is taken. */
  public static Hold take(Path home, Holder holder) {
    return StoreLock.take(home.resolve(FILE), holder, "the folder of tables");
  }
}
