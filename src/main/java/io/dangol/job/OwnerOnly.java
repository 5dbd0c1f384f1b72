package io.dangol.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that their owner alone may read, whatever the umask of the process is. */
public final class OwnerOnly {
  /** Permissions of a new file: {@code rw-------}. */
  public static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private OwnerOnly() {}

  /** Makes a folder and its parents where they are missing; one that exists stays as it is. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, FOLDER);
  }

  /**
   * Makes an empty file where it is missing. A file that everybody can read is closed; one that its
   * owner has opened to a group only stays as it is.
   *
   * @return whether a file had to be closed
   */
  public static boolean file(Path file) throws IOException {
    try {
      Files.createFile(file, FILE);
      return false;
    } catch (FileAlreadyExistsException e) {
      boolean open = isOpen(Files.getPosixFilePermissions(file));
      if (open) {
        Files.setPosixFilePermissions(file, FILE.value());
      }
      return open;
    }
  }

  /** Whether users outside of the group have any right. */
  static boolean isOpen(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
  }
}
