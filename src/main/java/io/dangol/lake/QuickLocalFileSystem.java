package io.dangol.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system with permissions set by Java. Without its native library, Hadoop would
 * start a {@code chmod} process for every file and folder that it makes.
 */
public final class QuickLocalFileSystem extends LocalFileSystem {

  public QuickLocalFileSystem() {
    super(new Raw());
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      String owner = permission.getUserAction().SYMBOL;
      String group = permission.getGroupAction().SYMBOL;
      String others = permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(owner + group + others));
    }
  }
}
