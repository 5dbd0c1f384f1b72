package io.dangol.privacy.access;

/** What a person reads, in both languages. */
public record Sentence(String english, String korean) {

  /** With values in the place of {@code %s}. */
  Sentence with(Object... values) {
    return new Sentence(english.formatted(values), korean.formatted(values));
  }
}
