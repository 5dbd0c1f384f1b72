package io.dangol.lake;

import static java.util.Comparator.comparing;

import io.dangol.job.Failure;
import io.dangol.job.Landing.LandingFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists landing files; needs no Spark session. */
public final class LandingFolders {
  private static final Pattern WILD = Pattern.compile("[*?{\\[]");

  private LandingFolders() {}

  /** As {@link io.dangol.job.Landing#list}. */
  public static List<LandingFile> list(String glob, Configuration hadoop) {
    Path pattern = new Path(glob);
    try {
      FileSystem files = pattern.getFileSystem(hadoop);
      FileStatus[] found = files.globStatus(pattern);
      return (found == null ? Stream.<FileStatus>empty() : Arrays.stream(found))
          .filter(status -> !isHidden(status.getPath(), glob))
          .map(status -> landingFile(status, glob))
          .sorted(comparing(LandingFile::path))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw Failure.storage("cannot list " + glob + ": " + e.getMessage(), e);
    }
  }

  /** Whether a file is hidden, or in a hidden folder that the glob does not name as hidden. */
  private static boolean isHidden(Path found, String glob) {
    if (isHidden(found.getName())) {
      return true;
    }
    String[] globs = glob.split("/", -1);
    Path folder = found.getParent();
    for (int i = globs.length - 2; i >= 0 && isWild(globs[i]) && folder != null; i--) {
      if (isHidden(folder.getName()) && !isHidden(globs[i])) {
        return true;
      }
      folder = folder.getParent();
    }
    return false;
  }

  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  private static boolean isWild(String name) {
    return WILD.matcher(name).find();
  }

  private static LandingFile landingFile(FileStatus status, String glob) {
    long size = status.isFile() ? status.getLen() : LandingFile.FOLDER;
    return new LandingFile(
        status.getPath().toString(),
        leadsOut(status.getPath(), glob) ? LandingFile.LINK : size,
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  /** Whether a local link leads out of the folder that the glob names without wildcards. */
  private static boolean leadsOut(Path found, String glob) {
    if (!"file".equals(found.toUri().getScheme())) {
      return false;
    }
    int parts = 0;
    String[] globs = glob.split("/", -1);
    while (parts < globs.length - 1 && !isWild(globs[parts])) {
      parts++;
    }
    Path folder = found;
    for (int i = parts; i < globs.length && folder.getParent() != null; i++) {
      folder = folder.getParent();
    }
    try {
      return !real(found).startsWith(real(folder));
    } catch (IOException e) {
      throw Failure.storage("cannot tell where " + found + " is: " + e.getMessage(), e);
    }
  }

  private static java.nio.file.Path real(Path path) throws IOException {
    return java.nio.file.Path.of(path.toUri().getPath()).toRealPath();
  }
}
