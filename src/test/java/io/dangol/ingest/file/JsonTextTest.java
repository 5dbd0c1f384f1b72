package io.dangol.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dangol.ingest.file.TextRecord.Fault;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Texts of JSON, as lines and as one array. */
class JsonTextTest {
  private static final TextLayout JSON =
      new TextLayout(Format.JSON, CsvLayout.STANDARD, Frame.NONE, "utf-8", List.of("id"));

  @Test
  void aLineOfJsonIsOneObjectWithEachKeyOnce() {
    String text =
        """
        {"id": 1, "in": {"a": [{"b": 1}]}} \s
        {"id": 1}{"id": 2}
        {"id": 1} x
        {"id": 1, "in": {"a": [{"b": 1, "\\u0062": 2}]}}
        [{"id": 1}]
        {"id": 1
        7
         \s
        {"id": NaN, 'b': 'c'}
        """;

    assertThat(read(text))
        .extracting(
            TextRecord::position, r -> r.fault().map(Fault::detail).orElse("").split(":", -1)[0])
        .containsExactly(
            tuple(1L, ""),
            tuple(2L, "line 2 goes on behind its JSON object"),
            tuple(3L, "line 3 is no whole and sound JSON object"),
            tuple(4L, "line 4 names a key of a JSON object twice"),
            tuple(5L, "line 5 is no JSON object"),
            tuple(6L, "line 6 is no whole and sound JSON object"),
            tuple(7L, "line 7 is no JSON object"),
            tuple(9L, ""));
  }

  /** Spark would make a text of each, or take the clock's day. */
  @Test
  void aValueThatIsNotOfItsDeclaredTypeIsToldWithTheRemedy() {
    StructType types =
        StructType.fromDDL(
            "id string, at timestamp, lines array<struct<sku:string,n:int,at:timestamp>>");
    String text =
        """
        {"id": "a", "at": "2026-03-08T10:00:00Z", "lines": [{"sku": "A", "n": 1.5}], "more": [1e9]}
        {"id": 17850, "at": null}
        {"id": 2.75}
        {"id": ["a", "b"]}
        {"id": {"a": 1}}
        {"id": 12345678.0}
        {"id": 4008888123456789012345.0}
        {"id": "a", "lines": [{"sku": ["A", "B"]}]}
        {"id": "a", "at": "10:00:00"}
        {"id": "a", "at": 1772971200}
        {"id": "a", "at": "2026"}
        {"id": "a", "lines": [{"at": "T10:00"}]}
        """;

    assertThat(text.lines().map(line -> details(types, false, line)))
        .containsExactly(
            "",
            "",
            "",
            "has a list where types says string",
            "has a structure where types says string",
            "has a number with an exponent or many digits where types says string",
            "has a number with an exponent or many digits where types says string",
            "has a list where types says string",
            "has a time without a day, or a number, where types says timestamp",
            "has a time without a day, or a number, where types says timestamp",
            "has a time without a day, or a number, where types says timestamp",
            "has a time without a day, or a number, where types says timestamp");
    assertThat(details(types, true, "{\"at\": \"10:00 08.03.2026\"}")).isEmpty();
  }

  @Test
  void aKeyThatAFileHasInOtherLettersOnlyIsNamed() {
    JsonObjects objects =
        new JsonObjects(StructType.fromDDL("customer_id string, note string"), false);
    TextLayout layout =
        new TextLayout(
            Format.JSON, CsvLayout.STANDARD, Frame.NONE, "utf-8", List.of("customer_id"), objects);
    String other = "{\"Customer_ID\": \"7\"}\n{\"n\": 1}\n";

    for (String text : List.of(other, "[" + other.strip().replace("\n", ",") + "]")) {
      assertThatThrownBy(() -> read(layout, text))
          .isInstanceOf(BrokenFile.class)
          .hasMessageContaining(
              "has the key customer_id in no record, but Customer_ID: write the key");
    }
    assertThat(read(layout, other + "{\"customer_id\": \"7\"}\n")).hasSize(3);
  }

  private static String details(StructType types, boolean hasTimeFormat, String line) {
    return new JsonObjects(types, hasTimeFormat)
        .fault(line, key -> {})
        .orElse("")
        .split(":", -1)[0];
  }

  @Test
  void aJsonArrayIsReadByItsElements() {
    String text = "\uFEFF\n [\n{\n\"id\": \"]},\\\"\"}\n , 7,[{}], {}{} ,{\"id\": 1]},\n{}\n]\n\n";

    assertThat(read(text))
        .extracting(TextRecord::position, TextRecord::payload, TextRecord::isReadable)
        .containsExactly(
            tuple(1L, "{\n\"id\": \"]},\\\"\"}", true),
            tuple(2L, "7", false),
            tuple(3L, "[{}]", false),
            tuple(4L, "{}{}", false),
            tuple(5L, "{\"id\": 1]}", false),
            tuple(6L, "{}", true));
  }

  @Test
  void aJsonArrayThatDoesNotEndOrGoesOnIsBroken() {
    assertThat(read("[]")).isEmpty();
    assertThatThrownBy(() -> read("[{}, {}"))
        .isInstanceOf(BrokenFile.class)
        .hasMessage("is cut off: its JSON array does not end: deliver it again");
    assertThatThrownBy(() -> read("[{}]\n[{}]"))
        .isInstanceOf(BrokenFile.class)
        .hasMessageStartingWith("goes on behind the end of its JSON array");
    assertThatThrownBy(() -> read(" \n")).hasMessageContaining("is empty");
  }

  private static List<TextRecord> read(String text) {
    return read(JSON, text);
  }

  private static List<TextRecord> read(TextLayout layout, String text) {
    TextFile file = new TextFile("a", new ByteArrayInputStream(text.getBytes(UTF_8)), layout);
    List<TextRecord> records = new ArrayList<>();
    for (var next = file.next(); next.isPresent(); next = file.next()) {
      records.add(next.get());
    }
    return records;
  }
}
