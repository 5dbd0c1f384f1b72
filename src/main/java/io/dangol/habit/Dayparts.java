package io.dangol.habit;

import static org.apache.spark.sql.functions.when;

import io.dangol.config.Section;
import io.dangol.table.Words.Daypart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * When the parts of a day begin.
 *
 * @param hours local hours at which morning, midday, afternoon, evening and night begin, ascending;
 *     the night lasts until the morning
 */
public record Dayparts(List<Integer> hours) {

  private static final String KEY = "dayparts";

  /** In the order of a day from its first hour on; the night is the last. */
  private static final List<String> WORDS = Stream.of(Daypart.values()).map(Daypart::word).toList();

  public Dayparts {
    hours = List.copyOf(hours);
  }

  static Dayparts read(Section section) {
    Section parts = section.section(KEY);
    List<Integer> hours = new ArrayList<>();
    for (String word : WORDS) {
      hours.add(parts.integer(word, 0, 23));
    }
    for (int i = 1; i < hours.size(); i++) {
      if (hours.get(i) <= hours.get(i - 1)) {
        section.problem(
            KEY,
            "has %s at %s and %s at %s, must ascend"
                .formatted(WORDS.get(i - 1), hours.get(i - 1), WORDS.get(i), hours.get(i)));
      }
    }
    return new Dayparts(hours);
  }

  /** The part's word of a local hour, 0 to 23. */
  Column of(Column hour) {
    int night = WORDS.size() - 1;
    Column part = when(hour.lt(hours.get(0)), WORDS.get(night));
    for (int i = 0; i < night; i++) {
      part = part.when(hour.lt(hours.get(i + 1)), WORDS.get(i));
    }
    return part.otherwise(WORDS.get(night));
  }
}
