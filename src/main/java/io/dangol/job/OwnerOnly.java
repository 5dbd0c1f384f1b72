package io.dangol.job;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes folders and files that only their owner can read, whatever the umask of the process. */
public final class OwnerOnly {
  /** Permissions of a new file: {@code rw-------}. */
  public static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private OwnerOnly() {}

  /** Makes a folder and its parents if they are missing; does not change existing ones. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, FOLDER);
  }

  /** Takes an existing folder from everybody but its owner. */
  public static void close(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, FOLDER.value());
  }

  /**
   * Makes an empty file if it is missing. An existing file that everybody can access is restricted
   * to its owner; one that is open to a group only does not change.
   *
   * @return whether an existing file was restricted
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

  /** Whether users outside the group have any permission. */
  static boolean isOpen(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OTHERS_READ)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
  }
}
