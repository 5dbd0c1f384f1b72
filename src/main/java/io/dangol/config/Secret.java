package io.dangol.config;

/** A value that never shows itself: passwords and keys. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
