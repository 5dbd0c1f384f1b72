package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.table.Tables;
import io.dangol.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  private static final String RECORD =
      "'1' card, 'SALE' kind, 'a1' code, 'Apple' title, 1 qty, 2.5 price, ";

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @Test
  void aFileWithoutAnOptionalColumnIsTakenAndOneThatIsNotWholeIsSetAside() throws IOException {
    deliver("2011-03-09", RECORD + "'2011-03-09 09:00:00' at");
    deliver("2011-03-10", RECORD + "'2011-03-10 09:00:00' at, 3 till");
    byte[] whole = Files.readAllBytes(folder.resolve("2011-03-10.parquet"));
    Path cut = folder.resolve("2011-03-10 cut.parquet");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));

    assertThatThrownBy(() -> night(""))
        .hasMessageContaining("cut.parquet is no whole parquet file: deliver it again")
        .hasMessageContaining("09.parquet lacks the columns till: check the expressions");
    Files.delete(cut);
    night("optional = [till]");

    assertThat(lake.read(Tables.EVENTS).selectExpr("string(occurred_at) at", "context.till till"))
        .hasRows(
            """
            {at: "2011-03-09 09:00:00", till: null}
            {at: "2011-03-10 09:00:00", till: "3"}
            """);
  }

  private void night(String differences) {
    new IngestEvents(
            Shop.settings(
                Shop.sales(
                    folder.toString(),
                    "format = parquet, types = null, path = \""
                        + folder
                        + "/{yyyy-MM-dd}*.parquet\"\n"
                        + differences)))
        .run(Shop.night("2011-03-10"), lake, lake);
  }

  private void deliver(String day, String columns) throws IOException {
    Path parts = folder.resolve("parts of " + day);
    TestSpark.session().sql("select " + columns).coalesce(1).write().parquet(parts.toString());
    try (Stream<Path> files = Files.list(parts)) {
      Path part = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, folder.resolve(day + ".parquet"));
    }
  }
}
