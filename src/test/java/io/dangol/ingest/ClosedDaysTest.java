package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing.LandingFile;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedDaysTest {
  private static final SourceSettings TILL =
      Shop.source("till", "path = \"/till/{yyyy-MM-dd}.csv\"");
  private static final SourceSettings WEB = Shop.source("web", "path = \"/web/{yyyy-MM-dd}.csv\"");
  private static final LocalDate HOLIDAY = LocalDate.of(2011, 3, 10);

  @Test
  void proposesWeekdaysAndSingleDates() {
    assertThat(ClosedDays.suggested(List.of(TILL), glob -> files("/till/", Set.of(6, 7))))
        .containsExactly(
            "# till: files of 19 days from 2011-03-01 to 2011-03-28; without one: 2 weekdays and 1 single days",
            "ingest.calendar.closed = [saturday, sunday, \"2011-03-10\"]");
  }

  @Test
  void whatIsClosedToOneSourceOnlyIsItsOwn() {
    assertThat(
            ClosedDays.suggested(
                List.of(TILL, WEB, Shop.salesAt("/all.csv")),
                glob ->
                    glob.startsWith("/till")
                        ? files("/till/", Set.of(7))
                        : files("/web/", Set.of())))
        .endsWith(
            "ingest.calendar.closed = [\"2011-03-10\"]", "ingest.sources.till.closed = [sunday]");
  }

  @Test
  void aSourceWithoutFilesSaysSo() {
    assertThat(ClosedDays.suggested(List.of(TILL), glob -> List.of()))
        .containsExactly("# till: no file");
  }

  /** Four weeks of March 2011 without some weekdays and the 10th. */
  private static List<LandingFile> files(String folder, Set<Integer> closed) {
    return LocalDate.of(2011, 3, 1)
        .datesUntil(LocalDate.of(2011, 3, 29))
        .filter(day -> !day.equals(HOLIDAY))
        .filter(day -> closed.stream().noneMatch(w -> day.getDayOfWeek() == DayOfWeek.of(w)))
        .map(day -> new LandingFile("file:" + folder + day + ".csv", 1, Instant.EPOCH))
        .toList();
  }
}
