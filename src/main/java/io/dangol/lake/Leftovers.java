package io.dangol.lake;

import io.dangol.job.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Working folders below the home: checkpoints of training, nights that are verified. A process
 * removes its own; one that was killed leaves it.
 */
public final class Leftovers {

  /** Has a folder for each Spark session. */
  public static final String CHECKPOINTS = "checkpoints";

  /** Has a folder for each release that is being verified. */
  public static final String VERIFY = "verify";

  private Leftovers() {}

  /** Removes the folders in which nothing has changed since an instant; returns how many. */
  static int remove(Configuration hadoop, String home, Instant since) {
    int removed = 0;
    for (String name : List.of(CHECKPOINTS, VERIFY)) {
      Path parent = new Path(home, name);
      try {
        FileSystem files = parent.getFileSystem(hadoop);
        if (files.exists(parent)) {
          for (FileStatus folder : files.listStatus(parent)) {
            if (lastChange(files, folder) < since.toEpochMilli()) {
              files.delete(folder.getPath(), true);
              removed++;
            }
          }
        }
      } catch (IOException e) {
        throw Failure.storage("cannot clear " + parent + ": " + e.getMessage(), e);
      }
    }
    return removed;
  }

  private static long lastChange(FileSystem files, FileStatus status) throws IOException {
    long last = status.getModificationTime();
    if (status.isDirectory()) {
      for (FileStatus child : files.listStatus(status.getPath())) {
        last = Math.max(last, lastChange(files, child));
      }
    }
    return last;
  }
}
