package io.dangol.lake;

import static java.util.Comparator.comparing;

import io.dangol.job.Failure;
import io.dangol.job.Landing.LandingFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists landing files; needs no Spark session. */
public final class LandingFolders {

  private LandingFolders() {}

  /** As {@link io.dangol.job.Landing#list}. */
  public static List<LandingFile> list(String glob, Configuration hadoop) {
    Path pattern = new Path(glob);
    try {
      FileSystem files = pattern.getFileSystem(hadoop);
      FileStatus[] found = files.globStatus(pattern);
      return (found == null ? Stream.<FileStatus>empty() : Arrays.stream(found))
          .filter(status -> !isHidden(status.getPath().getName()))
          .map(LandingFolders::landingFile)
          .sorted(comparing(LandingFile::path))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw Failure.storage("cannot list " + glob + ": " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  private static LandingFile landingFile(FileStatus status) {
    return new LandingFile(
        status.getPath().toString(),
        status.isFile() ? status.getLen() : LandingFile.FOLDER,
        Instant.ofEpochMilli(status.getModificationTime()));
  }
}
