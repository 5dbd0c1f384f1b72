package io.dangol.config;

import java.util.List;

/** A configuration has problems; the message has one line for each. */
public final class IllegalConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalConfiguration(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
