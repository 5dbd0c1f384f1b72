package io.dangol.config;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/** A password or a key, whose text form never shows the value. */
public record Secret(String value) implements Serializable {
  static final String SHOWN = "***";

  private static final String WORDS =
      "pass(word|wd|phrase)?|pwd|secret|token|credential|signature|key|auth|private";
  private static final Pattern NAME =
      Pattern.compile(WORDS.replace("|key", ""), Pattern.CASE_INSENSITIVE);

  /** A word such as password with something after it. */
  private static final Pattern TOLD =
      Pattern.compile("(" + WORDS + ")[\\w.\"-]*\\s*[=:]", Pattern.CASE_INSENSITIVE);

  /** The name of an Azure token. */
  private static final Pattern SAS =
      Pattern.compile("(?<![a-z])sas(?![a-z])", Pattern.CASE_INSENSITIVE);

  /** The secret part of an Azure token in a URL. */
  private static final Pattern SIGNATURE_OF_SAS = Pattern.compile("[?&]sig=");

  private static final Pattern USER_OF_URL = Pattern.compile("://.*@");

  @Override
  public String toString() {
    return SHOWN;
  }

  /** Whether the name of a key in Dangol's configuration suggests a secret. */
  static boolean isNamedBy(String key) {
    return NAME.matcher(key).find();
  }

  /** Whether the name or value of a Spark setting suggests a secret; there, "key" may mean one. */
  static boolean isNamedBySetting(String text) {
    return NAME.matcher(text).find()
        || text.toLowerCase(Locale.ROOT).contains("key")
        || SAS.matcher(text).find();
  }

  /** Whether a text seems to contain a secret. */
  static boolean isToldBy(String text) {
    return TOLD.matcher(text).find() || SIGNATURE_OF_SAS.matcher(text).find() || isUserOfUrl(text);
  }

  /** Whether a URL has a user, perhaps with a password, before its host. */
  static boolean isUserOfUrl(String text) {
    return USER_OF_URL.matcher(text).find();
  }
}
