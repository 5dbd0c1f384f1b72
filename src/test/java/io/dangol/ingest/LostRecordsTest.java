package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.FileContent.Example;
import io.dangol.ingest.FileContent.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LostRecordsTest {
  private static final LostRecords SALES = new LostRecords("sales", 0.2);
  private static final Group FINE = group("", "", "SALE", 14);
  private static final Group RAGGED = group("wrong-number-of-fields", "", "", 119);

  @Test
  void saysWhyHowManyWithAnExampleAndWhereToLook() {
    assertThat(SALES.files(Map.of("file:/in/a.csv", file(FINE, RAGGED))))
        .containsExactly(
            "file:/in/a.csv: 119 of 133 records would be rejected, at most 20 % may be (max-rejected): 119 have another number of fields than the header (wrong-number-of-fields), such as record 2: X9,xx. Correct ingest.sources.sales (its delimiter, quote, columns and types), or deliver again; 'dangol rejects --file file:/in/a.csv' shows more");
  }

  @Test
  void amountsWithoutARateWaitForIt() {
    assertThat(SALES.files(Map.of("f", file(group("no-rate", "events.currency", "SALE", 12)))))
        .singleElement()
        .asString()
        .contains("12 are in a currency without a rate, or without one of their day (no-rate of")
        .contains("Let a source bring the rates, or set ingest.rates; 'dangol rejects");
  }

  @Test
  void namesTheExpression() {
    Group price = group("bad-number", "events.amount", "SALE", 9);

    assertThat(SALES.files(Map.of("f", file(FINE, price))))
        .singleElement()
        .asString()
        .contains("9 give no number, or one with too many digits (bad-number of events.amount)")
        .contains("Correct ingest.sources.sales.events.amount");
  }

  @Test
  void ofAWordThatIsNotKnownNamesTheWords() {
    Group status = group("unknown-event-type", "events.event-type", "?417", 9);

    assertThat(SALES.files(Map.of("f", file(FINE, status))))
        .singleElement()
        .asString()
        .contains("(unknown-event-type of events.event-type)")
        .contains("Correct ingest.sources.sales.event-types, or deliver again");
  }

  @Test
  void aFileUnderTheShareOrTooSmallPassesButSmallFilesCountTogether() {
    Group some = group("bad-time", "events.occurred-at", "SALE", 3);
    Map<String, FileContent> small = new LinkedHashMap<>();
    small.put("a", file(group("", "", "SALE", 4), some));
    assertThat(SALES.files(Map.of("f", file(FINE, some)))).isEmpty();
    assertThat(SALES.files(small)).as("7 records").isEmpty();
    small.put("b", file(some));

    assertThat(SALES.files(small))
        .singleElement()
        .asString()
        .startsWith("source sales, small files together: 6 of 10 records would be rejected");
  }

  @Test
  void anyNumberMayBeAllowedButNotAll() {
    LostRecords any = new LostRecords("sales", 1);

    assertThat(any.files(Map.of("f", file(FINE, RAGGED)))).isEmpty();
    assertThat(any.files(Map.of("f", file(RAGGED)))).hasSize(1);
    assertThat(any.kinds(List.of(FINE, group("bad-time", "", "BACK", 10)))).isEmpty();
  }

  @Test
  void everyRecordOfAnEventTypeThatIsLostIsNamed() {
    Group sales = group("", "", "SALE", 5000);
    Group back = group("bad-number", "events.quantity", "BACK", 10);

    assertThat(SALES.kinds(List.of(sales, back)))
        .singleElement()
        .asString()
        .startsWith(
            "source sales: all 10 records of event type BACK would be rejected: 10 give no number");
    assertThat(SALES.kinds(List.of(sales, back, group("", "", "BACK", 1))))
        .as("one is taken")
        .isEmpty();
    assertThat(SALES.kinds(List.of(sales, group("bad-number", "", "BACK", 9))))
        .as("by chance")
        .isEmpty();
  }

  @Test
  void ofUnknownEventTypesOnlyManyStopTheNight() {
    Group gift = group("unknown-event-type", "events.event-type", "?417", 10);
    List<Group> many = List.of(group("", "", "SALE", 990), gift);
    List<Group> few = List.of(group("", "", "SALE", 991), gift);

    assertThat(SALES.kinds(many))
        .singleElement()
        .asString()
        .contains("all 10 records of one unknown event type")
        .contains("They would be lost: name it in event-types, or leave them out by a rule")
        .doesNotContain("417");
    assertThat(SALES.kinds(few)).isEmpty();
    assertThat(SALES.fewOfAKind(few)).hasSize(1);
    assertThat(SALES.fewOfAKind(many)).isEmpty();
  }

  @Test
  void linesWithAMinusAreAKindOfTheirOwn() {
    Group minus = group("negative-quantity", "events.quantity", "SALE", 12);

    assertThat(SALES.kinds(List.of(group("", "", "SALE", 500), minus)))
        .singleElement()
        .asString()
        .contains("all 12 records of a minus sign would be rejected")
        .contains("if these are returns, write abs(...) and let event-type say refund");
  }

  private static FileContent file(Group... groups) {
    return new FileContent(List.of(groups), Optional.empty(), Set.of());
  }

  private static Group group(String reason, String key, String said, long records) {
    Example example = reason.isEmpty() ? Example.NONE : new Example(2, "X9,xx", "");
    return new Group(reason, key, said, records, example);
  }
}
