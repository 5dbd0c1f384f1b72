package io.dangol.publish;

import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds texts that a spreadsheet would change. It runs texts that begin like a formula, and
 * converts texts that look like a number, a date, a time or a truth value: 007 becomes 7, 1E5
 * becomes 100000, digits after the 15th become zeros, 03-12, 1/2 and MAR1 become days.
 */
final class SpreadsheetText {

  /** The characters that OWASP lists under CSV injection, also after blanks. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}]*[=+\\-@＝＋－＠].*|[\\t\\r\\n].*", Pattern.DOTALL);

  /** A number that stays what it is. */
  private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,14}");

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  /** Characters of numbers, dates and times other than words. */
  private static final Pattern BESIDE_WORDS =
      Pattern.compile("[\\p{Nd}\\p{Sc}\\p{Z}\\s.,:;/\\-+%()'’_]+");

  /** A number with an exponent, an hour of a half of the day, a date with a time. */
  private static final Pattern WITH_LETTERS =
      Pattern.compile(
          "[\\p{Nd}.,]+e[+-]?\\p{Nd}+|[\\p{Nd}:.]+\\s+[ap]|\\d{4}-\\d{1,2}-\\d{1,2}t.*",
          Pattern.CASE_INSENSITIVE);

  /** Halves of a day; units of Korean, Chinese and Japanese dates and times. */
  private static final Set<String> WORDS =
      Set.of(
          "am", "pm", "년", "월", "일", "시", "분", "초", "年", "月", "日", "时", "時", "分", "秒", "오전", "오후");

  private static final Set<String> TRUTHS = Set.of("true", "false");

  private final Set<String> words;

  SpreadsheetText(Locale locale) {
    this.words =
        Stream.concat(
                WORDS.stream(), Stream.of(Locale.ENGLISH, locale).flatMap(SpreadsheetText::months))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it would be run as a formula or shown with other characters. */
  boolean isChanged(String text) {
    return FORMULA.matcher(text).matches()
        || TRUTHS.contains(text.strip().toLowerCase(Locale.ROOT))
        || WITH_LETTERS.matcher(text.strip()).matches()
        || (DIGIT.matcher(text).find()
            && !WHOLE.matcher(text).matches()
            && BESIDE_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .allMatch(word -> word.isEmpty() || words.contains(word)));
  }

  /** Their long and short names; spreadsheets take a name from its third letter on. */
  private static Stream<String> months(Locale locale) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    return Stream.of(symbols.getMonths(), symbols.getShortMonths())
        .flatMap(Arrays::stream)
        .map(name -> BESIDE_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(""))
        .filter(name -> !name.isEmpty())
        .flatMap(
            name ->
                Stream.iterate(Math.min(3, name.length()), i -> i <= name.length(), i -> i + 1)
                    .map(i -> name.substring(0, i)));
  }
}
