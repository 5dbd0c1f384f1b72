package io.dangol.ingest.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a text file.
 *
 * @param position from 1: the line in which it begins; in a JSON array the number of the element
 * @param payload as in the file, including line breaks
 * @param fault why it cannot be used as it is; empty if it can
 * @param values of its columns; null for a field that is left out
 */
record TextRecord(
    long position, String payload, Optional<Fault> fault, List<@Nullable String> values) {

  /**
   * What is wrong with a record.
   *
   * @param reason one of {@link Reasons}
   * @param detail what was found, what was expected and what to do; it holds no value
   */
  record Fault(String reason, String detail) {}

  /** A record that can be used. */
  static TextRecord of(long position, String payload, List<@Nullable String> values) {
    return new TextRecord(position, payload, Optional.empty(), values);
  }

  /** A record of which only the text is known. */
  static TextRecord unreadable(long position, String payload, String detail) {
    return new TextRecord(
        position, payload, Optional.of(new Fault(Reasons.UNREADABLE, detail)), List.of());
  }

  boolean isReadable() {
    return fault.isEmpty();
  }

  /** The same, with what is wrong with it. */
  TextRecord with(Fault found) {
    return new TextRecord(position, payload, Optional.of(found), values);
  }
}
