package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  private static final Instant YESTERDAY = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path home;

  @Test
  void onlyFoldersWithoutRecentChangesAreRemoved() throws IOException {
    Path killed = file("checkpoints/a/rdd-1/part-0", "2025-12-31T00:00:00Z");
    Path verified = file("verify/release-3/tables/gold/x", "2025-12-30T00:00:00Z");
    Path working = file("checkpoints/b/rdd-1/part-0", "2026-01-01T00:00:01Z");
    Path table = file("tables/gold/x/part-0", "2025-01-01T00:00:00Z");

    assertThat(Leftovers.remove(new Configuration(), home.toString(), YESTERDAY)).isEqualTo(2);

    assertThat(killed).doesNotExist();
    assertThat(verified).doesNotExist();
    assertThat(working).exists();
    assertThat(table).exists();
    assertThat(Leftovers.remove(new Configuration(), home.resolve("new").toString(), YESTERDAY))
        .isZero();
  }

  /** A file that last changed at that time, like all its parent folders. */
  private Path file(String path, String changed) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    FileTime time = FileTime.from(Instant.parse(changed));
    for (Path each = file; !each.equals(home); each = each.getParent()) {
      Files.setLastModifiedTime(each, time);
    }
    return file;
  }
}
