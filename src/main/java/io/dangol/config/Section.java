package io.dangol.config;

import com.typesafe.config.Config;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One object of the configuration, read key by key.
 *
 * <p>A key that is missing, has the wrong type or is out of range is noted in {@link Problems} and
 * the read returns a harmless value, so that all problems come out at once; {@link
 * Problems#throwIfAny()} ends the reading. A key that is never asked for is unknown, and a problem
 * too. Keys are relative and may have dots.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Section {

  /** The root of a resolved configuration. */
  public static Section root(Config config, Problems problems) {
    throw new UnsupportedOperationException();
  }

  /** Whether the key has a value; null counts as none. Optional keys are read behind this. */
  public boolean has(String key) {
    throw new UnsupportedOperationException();
  }

  public boolean flag(String key) {
    throw new UnsupportedOperationException();
  }

  public int integer(String key, int min, int max) {
    throw new UnsupportedOperationException();
  }

  public double number(String key, double min, double max) {
    throw new UnsupportedOperationException();
  }

  /** A whole number of days, written like {@code 90d}. */
  public int days(String key, int min, int max) {
    throw new UnsupportedOperationException();
  }

  /** A text that is not empty. */
  public String text(String key) {
    throw new UnsupportedOperationException();
  }

  public List<String> texts(String key) {
    throw new UnsupportedOperationException();
  }

  /** One of the constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    throw new UnsupportedOperationException();
  }

  public ZoneId zone(String key) {
    throw new UnsupportedOperationException();
  }

  /** An object of free keys, in the order of the keys. */
  public Map<String, String> textMap(String key) {
    throw new UnsupportedOperationException();
  }

  /** An object of free keys, in the order of the keys. */
  public Map<String, Double> numberMap(String key, double min, double max) {
    throw new UnsupportedOperationException();
  }

  /**
   * A value that must come from the environment: a file states {@code ${NAME}}, never the value.
   */
  public Secret secret(String key) {
    throw new UnsupportedOperationException();
  }

  public Section section(String key) {
    throw new UnsupportedOperationException();
  }

  /**
   * An object whose keys are free names and whose values are objects, in the order of the names.
   */
  public Map<String, Section> sections(String key) {
    throw new UnsupportedOperationException();
  }

  /** Notes a problem with the value of a key that only the caller can see. */
  public void problem(String key, String message) {
    throw new UnsupportedOperationException();
  }
}
