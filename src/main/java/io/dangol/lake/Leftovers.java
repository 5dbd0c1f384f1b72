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
 * Working folders below the home: checkpoints of training, nights that are verified, blocks of
 * Spark. A process removes its own; one that was killed leaves it.
 */
public final class Leftovers {

  /** Has a folder for each Spark session. */
  public static final String CHECKPOINTS = "checkpoints";

  /** Has a folder for each release that is being verified. */
  public static final String VERIFY = "verify";

  /** Below the folder of this host; has a {@link Scratch} for each process. */
  public static final String SCRATCH = "scratch";

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

  /** Of a folder's files: S3 says of the folder itself that it has changed this very moment. */
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
