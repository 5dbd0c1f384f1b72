package io.dangol.ingest;

import static io.dangol.testing.RowsAssert.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One row for each kind of bad input; {@code scripts/drills bad-input} has the exit codes. */
class BadInputTest {
  private static final String DAY = "2011-03-10";

  /** Twelve sound records. */
  private static final String LINES =
      IntStream.range(0, 12)
          .mapToObj(
              i ->
                  String.format(
                      Locale.ROOT, "%s,SALE,a%s,Apple,%s %02d:00:00,2,1.00,1\n", i, i, DAY, i))
          .collect(Collectors.joining());

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  /** Files that are set aside whole, with what is said of each. */
  private enum SetAside {
    TRUNCATED_GZ("10.csv.gz is cut off or damaged") {
      @Override
      void deliver(Path folder) throws IOException {
        byte[] whole = gzipped(Shop.HEADER + LINES);
        Files.write(folder.resolve(DAY + ".csv.gz"), Arrays.copyOf(whole, whole.length - 20));
      }

      @Override
      SourceSettings source(String folder) {
        return Shop.salesAt(folder + "/{yyyy-MM-dd}.csv.gz");
      }
    },
    MISSING_COLUMN("10.csv lacks the columns price in its first line of 7 fields") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, (Shop.HEADER + LINES).replace(",price", "").replace(",1.00", ""));
      }
    },
    REORDERED_COLUMNS_WITHOUT_HEADER("10.csv: 12 of 12 records would be rejected, at most 20 %") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, LINES.replaceAll("(?m)^(.*),2,1.00,1$", "2,1.00,1,$1"));
      }

      @Override
      SourceSettings source(String folder) {
        return Shop.headerless(folder);
      }
    },
    UTF_16_FOR_UTF_8("10.csv is not in utf-8") {
      @Override
      void deliver(Path folder) throws IOException {
        Files.write(folder.resolve(DAY + ".csv"), (Shop.HEADER + LINES).getBytes(UTF_16));
      }
    },
    LATIN_1_FOR_UTF_8("10.csv is not in utf-8") {
      @Override
      void deliver(Path folder) throws IOException {
        byte[] bytes = (Shop.HEADER + LINES).replace("Apple", "Käse").getBytes(ISO_8859_1);
        Files.write(folder.resolve(DAY + ".csv"), bytes);
      }
    },
    WRONG_DELIMITER("10.csv lacks the columns") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, (Shop.HEADER + LINES).replace(',', ';'));
      }
    },
    WRONG_DELIMITER_WITHOUT_HEADER("12 have another number of fields than the header") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, LINES.replace(',', ';'));
      }

      @Override
      SourceSettings source(String folder) {
        return Shop.headerless(folder);
      }
    },
    EMPTY_FILE("10.csv is empty, not even a header") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, "");
      }
    },
    EMPTY_FILE_WITHOUT_HEADER("10.csv is empty: deliver it again") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, "");
      }

      @Override
      SourceSettings source(String folder) {
        return Shop.headerless(folder);
      }
    },
    FOLDER_WHERE_A_FILE_SHOULD_BE("10.csv is a folder, must be a file") {
      @Override
      void deliver(Path folder) throws IOException {
        Files.createDirectory(folder.resolve(DAY + ".csv"));
      }
    },
    LINK_TO_A_FILE_ELSEWHERE("10.csv is a symbolic link that leads out of its folder and is not") {
      @Override
      void deliver(Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve(DAY + ".csv"), Path.of("pom.xml").toAbsolutePath());
      }
    },
    EMPTY_SOURCE("source sales: no file up to 2011-03-10 matches") {
      @Override
      void deliver(Path folder) {}
    },
    MISSING_EVENT_TYPE("source sales: no event of type purchase in 1 files") {
      @Override
      void deliver(Path folder) throws IOException {
        write(folder, Shop.HEADER + LINES.replace("SALE", "BACK"));
      }
    };

    private final String said;

    SetAside(String said) {
      this.said = said;
    }

    abstract void deliver(Path folder) throws IOException;

    SourceSettings source(String folder) {
      return Shop.sales(folder);
    }
  }

  @ParameterizedTest
  @EnumSource(SetAside.class)
  void theFileSetIsSetAsideAndNothingIsTaken(SetAside bad) throws IOException {
    bad.deliver(folder);

    assertThatThrownBy(() -> night(bad.source(folder.toString())))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining(bad.said)
        .hasMessageEndingWith("Nothing was taken; readers keep the former release.");
    assertThat(Tables.all()).allSatisfy(table -> assertThat(lake.rows(table)).isEmpty());
  }

  @Test
  void aBadLineIsRejectedAndTheOthersComeIn() throws IOException {
    write(
        folder,
        Shop.HEADER
            + LINES
            + LINES.replaceAll("(?m)^", "7")
            + """
            9,SALE,a1,"Apple,2011-03-10 20:00:00,1,1.00,1
            9,SALE,a1,Apple,the tenth of March,1,1.00,1
            9,SALE,a1,Apple,2011-03-10 20:00:00,1,-1.00,1
            9,SOLD,a1,Apple,2011-03-10 20:00:00,1,1.00,1
            9,SALE,%s,Apple,2011-03-10 20:00:00,1,1.00,1
            9,SALE,,Apple,2011-03-10 20:00:00,1,1.00,1
            """
                .formatted("a".repeat(1001)));
    night(Shop.sales(folder.toString()));

    assertThat(lake.read(Tables.REJECTED_EVENTS).orderBy("position"))
        .hasRows(
            """
            {position: 26, reason: "unreadable"}
            {position: 27, reason: "bad-time", config_key: "events.occurred-at"}
            {position: 28, reason: "negative-amount", config_key: "events.amount"}
            {position: 29, reason: "unknown-event-type", config_key: "events.event-type"}
            {position: 30, reason: "too-long", config_key: "events.item"}
            {position: 31, reason: "no-code", config_key: "items.code"}
            """);
    assertThat(IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).sources().get("sales"))
        .returns(30L, Counts::read)
        .returns(24L, Counts::accepted)
        .returns(6L, Counts::rejected);
  }

  @Test
  void columnsInAnotherOrderAreReadByTheirNames() throws IOException {
    write(folder, (Shop.HEADER + LINES).replaceAll("(?m)^([^,]*),([^,]*),(.*)$", "$2,$1,$3"));
    night(Shop.sales(folder.toString()));

    assertThat(lake.rows(Tables.EVENTS)).hasSize(12);
    assertThat(lake.rows(Tables.REJECTED_EVENTS)).isEmpty();
  }

  private void night(SourceSettings source) {
    new IngestEvents(Shop.settings(source)).run(Shop.night(DAY), lake, lake);
  }

  private static void write(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve(DAY + ".csv"), text);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
