package io.dangol.table;

import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;

/** One word of a closed set, a constant of an enum that {@link Words} declares. */
public interface Word {

  /** The constant's name. */
  String name();

  /** As rows, figures and the serving store have it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means, where the word alone does not say so; empty where it does. */
  default String meaning() {
    return "";
  }

  /** The word as a literal of SQL. */
  default String quoted() {
    return "'" + word() + "'";
  }

  /** The word as a value of a column. */
  default Column value() {
    return lit(word());
  }

  /** The constant of a word that was read. */
  static <W extends Word> W of(W[] words, String word) {
    return Arrays.stream(words)
        .filter(known -> known.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is none of the words".formatted(word)));
  }
}
