package io.dangol.publish;

import io.dangol.job.Failure;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * How the cells of an export are written. For programs the form is always the same; for
 * spreadsheets it is what they expect in their language when a file is opened with a double click.
 *
 * @param locale the spreadsheet's, as in {@code de}; empty for programs
 */
record CsvForm(String locale, char delimiter, char decimalSign) {

  /** Commas, decimal points, and every text as it is. */
  static final CsvForm PROGRAMS = new CsvForm("", ',', '.');

  /** Countries whose spreadsheets use semicolons although their decimal sign is a point. */
  private static final Set<String> SEMICOLONS = Set.of("CH", "LI");

  /**
   * Semicolons where the comma is the decimal sign, else commas.
   *
   * @param tag a language as in {@code de}, with a country where that matters, as in {@code es-MX}
   */
  static CsvForm spreadsheets(String tag) {
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    if (!isKnown(locale)) {
      throw Failure.configuration(
          "--for is '%s', must be a language such as de, fr, es, ko or en, or one with a country such as es-MX"
              .formatted(tag));
    }
    boolean comma = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
    boolean semicolon = comma || SEMICOLONS.contains(locale.getCountry());
    return new CsvForm(locale.toLanguageTag(), semicolon ? ';' : ',', comma ? ',' : '.');
  }

  boolean forSpreadsheets() {
    return !locale.isEmpty();
  }

  private static boolean isKnown(Locale locale) {
    return Arrays.stream(DecimalFormatSymbols.getAvailableLocales())
        .anyMatch(known -> known.equals(locale) && !known.getLanguage().isEmpty());
  }
}
