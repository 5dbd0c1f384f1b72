package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickLocalFileSystemTest {

  @TempDir private java.nio.file.Path folder;

  @Test
  void setsTheRequestedPermissionsMinusTheMask() throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.permissions.umask-mode", "027");
    try (FileSystem files = new QuickLocalFileSystem()) {
      files.initialize(URI.create("file:///"), conf);
      Path table = new Path(folder.toString(), "vault/identities");
      files.mkdirs(table);
      files.create(new Path(table, "part")).close();

      assertThat(permissions("vault")).isEqualTo("rwxr-x---");
      assertThat(permissions("vault/identities/part")).isEqualTo("rw-r-----");
      assertThat(permissions("vault/identities/.part.crc")).isEqualTo("rw-r-----");

      files.setPermission(new Path(table, "part"), new FsPermission("600"));
      assertThat(permissions("vault/identities/part")).isEqualTo("rw-------");
      assertThat(files.getFileStatus(new Path(table, "part")).getPermission().toString())
          .isEqualTo("rw-------");
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
