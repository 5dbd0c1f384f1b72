package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateFileTest {

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @Test
  void fillsButDoesNotOverwriteWhatWasSaidSince() throws IOException {
    deliver("2011-03-11", "7,SALE,a1,Red apple,2011-03-11 09:00:00,1,1.00,1\n");
    night("2011-03-11");
    deliver(
        "2011-03-09",
        """
        7,SALE,a1,Green apple,2011-03-09 09:00:00,1,1.00,1
        7,SALE,b2,Bowl,2011-03-09 09:00:00,1,1.00,1
        """);
    deliver("2011-03-14", "7,SALE,b2,Big bowl,2011-03-14 09:00:00,1,1.00,1\n");
    night("2011-03-14");

    assertThat(lake.read(Tables.ITEMS))
        .hasRows(
            """
            {code: "A1", title: "Red apple", first_seen_at: "2011-03-09T09:00:00Z"}
            {code: "B2", title: "Big bowl", first_seen_at: "2011-03-09T09:00:00Z"}
            """);
    assertThat(lake.rows(Tables.EVENTS)).hasSize(4);
  }

  private void deliver(String day, String lines) throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), Shop.HEADER + lines);
  }

  private void night(String day) {
    new IngestEvents(Shop.settings(Shop.sales(folder.toString()))).run(Shop.night(day), lake, lake);
  }
}
