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
 * Removes working folders of killed processes below the home: checkpoints of training, and nights
 * that were being verified. A process that ends normally removes its own.
 */
public final class Leftovers {

  /** The parent of a folder for each Spark session. */
  public static final String CHECKPOINTS = "checkpoints";

  /** The parent of a folder for each release that is being verified. */
  public static final String VERIFY = "verify";

  /** The parent of a {@link Scratch} for each process, below the folder of this host. */
  public static final String SCRATCH = "scratch";

  private Leftovers() {}

  /** Removes folders in which nothing has changed since an instant; returns how many. */
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

  /** The last change of a folder's files; S3 reports the current time for the folder itself. */
  private static long lastChange(FileSystem files, FileStatus status) throws IOException {
    FileStatus[] children =
        status.isDirectory() ? files.listStatus(status.getPath()) : new FileStatus[0];
    if (children.length == 0) {
      return status.getModificationTime();
    }
    long last = 0;
    for (FileStatus child : children) {
      last = Math.max(last, lastChange(files, child));
    }
    return last;
  }
}
