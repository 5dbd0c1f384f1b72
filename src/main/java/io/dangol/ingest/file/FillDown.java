package io.dangol.ingest.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills down fields that are given only on the first line of a group, within one file and in its
 * order.
 *
 * <p>The columns are listed from the outermost. A line continues the group until one of them has a
 * new value. That column and those listed after it are then as the line has them, even if empty: a
 * new order without a customer does not get the customer of the order above.
 */
final class FillDown {
  private final int[] indexes;
  private Optional<List<@Nullable String>> above = Optional.empty();

  /**
   * Begins a file.
   *
   * @param indexes of the columns among the fields of a line, the outermost first
   */
  FillDown(int... indexes) {
    this.indexes = indexes.clone();
  }

  /**
   * The filled fields of the next line; empty if it continues a group whose first line is unknown.
   */
  Optional<List<@Nullable String>> next(List<@Nullable String> fields) {
    List<@Nullable String> filled = new ArrayList<>(fields);
    for (int index : indexes) {
      String stated = Objects.requireNonNullElse(fields.get(index), "");
      if (stated.isBlank() && above.isEmpty()) {
        return Optional.empty();
      }
      if (!stated.isBlank() && (above.isEmpty() || !stated.equals(above.get().get(index)))) {
        break;
      }
      filled.set(index, above.get().get(index));
    }
    above = Optional.of(Collections.unmodifiableList(filled));
    return above;
  }

  /** A line that cannot be read: it may have begun a group. */
  void lost() {
    above = Optional.empty();
  }
}
