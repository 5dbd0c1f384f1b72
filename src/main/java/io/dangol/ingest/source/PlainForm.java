package io.dangol.ingest.source;

import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Normalizes ids and words of closed lists, so that they are equal however they were typed: Unicode
 * form NFKC, each run of white space as one blank, none at the ends, and no invisible characters.
 * Case is kept.
 */
public final class PlainForm {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

  /** Control and format characters, variation selectors, fillers of Hangul and Khmer. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0\\uFE00-\\uFE0F"
              + "&&[^\\p{IsWhite_Space}]]");

  /** A character that may need normalizing. */
  private static final String UNUSUAL = "[^!-~]";

  private static final UserDefinedFunction PLAIN =
      udf((UDF1<String, String>) PlainForm::of, DataTypes.StringType);

  private PlainForm() {}

  /** The plain form; empty if the text has no visible character. */
  public static String of(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("");
    String composed = Normalizer.normalize(seen, Normalizer.Form.NFKC);
    return WHITE_SPACE.matcher(composed).replaceAll(" ").strip();
  }

  /** The same for a column, which is evaluated more than once. Most ids only need the check. */
  static Column of(Column text) {
    return when(text.rlike(UNUSUAL), PLAIN.apply(text)).otherwise(text);
  }
}
