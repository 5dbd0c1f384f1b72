package io.dangol.config;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/** A value that never shows itself: passwords and keys. */
public record Secret(String value) implements Serializable {
  static final String SHOWN = "***";

  private static final String WORDS =
      "pass(word|wd|phrase)?|pwd|secret|token|credential|signature|key|auth|private";
  private static final Pattern NAME =
      Pattern.compile(WORDS.replace("|key", ""), Pattern.CASE_INSENSITIVE);

  /** A word such as password with something after it. */
  private static final Pattern TOLD =
      Pattern.compile("(" + WORDS + ")[\\w.\"-]*\\s*[=:]", Pattern.CASE_INSENSITIVE);

  /** A token of Azure by its name, and its part that nobody else may know in a URL. */
  private static final Pattern SAS =
      Pattern.compile("(?<![a-z])sas(?![a-z])", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIGNATURE_OF_SAS = Pattern.compile("[?&]sig=");

  private static final Pattern USER_OF_URL = Pattern.compile("://.*@");

  @Override
  public String toString() {
    return SHOWN;
  }

  /** Whether a key of Dangol's configuration may hold a secret by its name. */
  static boolean isNamedBy(String key) {
    return NAME.matcher(key).find();
  }

  /**
   * The same of a name or a value of a setting of Spark, where key means one that opens something.
   */
  static boolean isNamedBySetting(String text) {
    return NAME.matcher(text).find()
        || text.toLowerCase(Locale.ROOT).contains("key")
        || SAS.matcher(text).find();
  }

  /** Whether a text looks as if it tells a secret. */
  static boolean isToldBy(String text) {
    return TOLD.matcher(text).find() || SIGNATURE_OF_SAS.matcher(text).find() || isUserOfUrl(text);
  }

  /** Whether a URL has something before its host: a user, often with a password. */
  static boolean isUserOfUrl(String text) {
    return USER_OF_URL.matcher(text).find();
  }
}
