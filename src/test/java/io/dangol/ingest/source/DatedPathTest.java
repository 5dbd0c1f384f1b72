package io.dangol.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatedPathTest {
  private static final LocalDate DAY = LocalDate.of(2011, 12, 9);

  @Test
  void findsTheDayInTheNameOfAFile() {
    DatedPath path = new DatedPath("../data/{yyyy-MM-dd}*.csv.gz");

    assertThat(path.glob()).isEqualTo("../data/**.csv.gz");
    assertThat(path.dateOf("file:/work/data/2011-12-09.csv.gz")).contains(DAY);
    assertThat(path.dateOf("file:/work/data/2011-12-09-b.csv.gz")).contains(DAY);
    assertThat(path.dateOf("file:/work/data/readme.csv.gz")).isEmpty();
    assertThat(path.dateOf("file:/work/data/2011-02-30.csv.gz")).isEmpty();
  }

  @Test
  void findsTheDayInFolders() {
    assertThat(
            new DatedPath("logs/day={yyyy-MM-dd}/*.gz").dateOf("s3a://b/logs/day=2011-12-09/x.gz"))
        .contains(DAY);
    assertThat(new DatedPath("logs/{yyyy/MM/dd}/{a,b}?.gz").dateOf("s3a://b/logs/2011/12/09/a1.gz"))
        .contains(DAY);
    assertThat(new DatedPath("logs/{yyyy/MM/dd}/{a,b}?.gz").glob())
        .isEqualTo("logs/*/*/*/{a,b}?.gz");
  }

  @Test
  void aPathWithoutADateHasNoDays() {
    DatedPath path = new DatedPath("logs/{a,b}.csv");

    assertThat(path.isDated()).isFalse();
    assertThat(path.glob()).isEqualTo("logs/{a,b}.csv");
    assertThat(path.problem()).isEmpty();
  }

  @Test
  void knowsWhichPartsOfAPathTellItsFilesApart() {
    assertThat(new DatedPath("/in/till=*/{yyyy-MM-dd}.csv").ownParts()).isEqualTo(2);
    assertThat(new DatedPath("in/{yyyy/MM/dd}/a.csv").ownParts()).isEqualTo(4);
    assertThat(new DatedPath("/in/sales.csv").ownParts()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithAPattern() {
    assertThat(new DatedPath("{yyyy-MM}.csv").problem())
        .contains("{yyyy-MM} is no pattern of a whole date, such as {yyyy-MM-dd}");
    assertThat(new DatedPath("{nonsense}.csv").problem()).isPresent();
    assertThat(new DatedPath("{yyyy}/{MM}.csv").problem())
        .contains("has two date patterns, must have one at most");
    assertThat(new DatedPath("{yyyyMMdd}.csv").problem()).isEmpty();
  }
}
