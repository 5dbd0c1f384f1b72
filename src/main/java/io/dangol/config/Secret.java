package io.dangol.config;

/** A value that never shows itself: passwords and keys. */
public record Secret(String value) {
  static final String SHOWN = "***";

  @Override
  public String toString() {
    return SHOWN;
  }
}
