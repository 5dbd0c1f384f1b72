package io.dangol.table;

import static org.apache.spark.sql.functions.lit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;

/** One word of a closed set, a constant of an enum that {@link Words} declares. */
public interface Word {

  /** What a word means, for the documentation. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Meaning {
    String value();
  }

  /** The constant's name. */
  String name();

  /** As rows, figures and the serving store have it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means ({@link Meaning}); empty where the word alone says so. */
  default String meaning() {
    try {
      Meaning meaning = getClass().getField(name()).getAnnotation(Meaning.class);
      return meaning == null ? "" : meaning.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(name() + " is no constant of an enum", e);
    }
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
