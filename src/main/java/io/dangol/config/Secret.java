package io.dangol.config;

import java.io.Serializable;

/** A value that never shows itself: passwords and keys. */
public record Secret(String value) implements Serializable {
  static final String SHOWN = "***";

  @Override
  public String toString() {
    return SHOWN;
  }
}
