package io.dangol.publish;

import static org.apache.spark.sql.functions.ascii;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * A Korean particle, whose form depends on whether the word before it ends in a consonant.
 *
 * <p>A syllable block is the code point 0xAC00 + 28 x (initial and vowel) + final consonant, where
 * no final consonant is 0 (The Unicode Standard, section 3.12). Digits count as they are read.
 * After any other character both forms are written, as is usual.
 */
enum KoreanParticle {
  /** Marks the object. */
  OBJECT("을", "를", "을(를)"),
  /** Joins two nouns. */
  AND("과 ", "와 ", "와(과) ");

  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int FINALS = 28;

  private final String afterConsonant;
  private final String afterVowel;
  private final String afterUnknown;

  KoreanParticle(String afterConsonant, String afterVowel, String afterUnknown) {
    this.afterConsonant = afterConsonant;
    this.afterVowel = afterVowel;
    this.afterUnknown = afterUnknown;
  }

  /** The form after a word; closing brackets and quotes at its end are not read. */
  Column after(Column word) {
    Column end = substring(regexp_replace(word, "[\\s)\\]\"'’”]+$", ""), -1, 1);
    Column code = ascii(end);
    Column hasFinal = code.minus(FIRST_SYLLABLE).mod(FINALS).gt(0);
    return when(
            code.between(FIRST_SYLLABLE, LAST_SYLLABLE),
            when(hasFinal, lit(afterConsonant)).otherwise(lit(afterVowel)))
        // 영 일 삼 육 칠 팔 end in a consonant, 이 사 오 구 do not.
        .when(end.isin("0", "1", "3", "6", "7", "8"), lit(afterConsonant))
        .when(end.isin("2", "4", "5", "9"), lit(afterVowel))
        .otherwise(lit(afterUnknown));
  }
}
