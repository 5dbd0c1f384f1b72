package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.lake.TableHash;
import io.dangol.table.Tables;
import io.dangol.testing.Rows;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedTableTest {
  @TempDir private Path folder;

  @Test
  void aDamagedFileIsAFindingAndNoFailure() throws IOException {
    String table = folder.resolve("table").toString();
    Rows.rows(Tables.SEGMENTS, "{segment_id: 1, share: 1.0}").write().parquet(table);
    String whole = read(table);

    damage(Path.of(table));

    assertThat(whole).isNotEqualTo("unreadable");
    assertThat(read(table)).isEqualTo("unreadable");
  }

  private static String read(String path) {
    return Verification.readable(
        Tables.SEGMENTS,
        () ->
            TableHash.of(
                    Tables.SEGMENTS,
                    TestSpark.session().read().schema(Tables.SEGMENTS.schema()).parquet(path))
                .toString());
  }

  /** The last bytes but four of a Parquet file are the length of its footer. */
  private static void damage(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".parquet")) {
          byte[] bytes = Files.readAllBytes(file);
          bytes[bytes.length - 8] ^= (byte) 0xff;
          Files.write(file, bytes);
        } else if (file.toString().endsWith(".parquet.crc")) {
          Files.delete(file);
        }
      }
    }
  }
}
