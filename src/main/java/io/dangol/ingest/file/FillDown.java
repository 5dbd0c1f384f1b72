package io.dangol.ingest.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries fields down that stand only on the first line of a group, within one file and in its
 * order.
 *
 * <p>The columns are listed from the outermost. A line continues the group until one of them says
 * something else than before; that one and those listed after it are then as the line has them,
 * also where it has nothing: a new order without a customer does not get the customer of the one
 * above.
 */
final class FillDown {
  private final int[] places;
  private Optional<List<@Nullable String>> above = Optional.empty();

  /**
   * Begins a file.
   *
   * @param places of the columns among the fields of a line, the outermost first
   */
  FillDown(int... places) {
    this.places = places.clone();
  }

  /**
   * The fields of the next line, filled; empty where it continues a group whose first line cannot
   * be known.
   */
  Optional<List<@Nullable String>> next(List<@Nullable String> fields) {
    List<@Nullable String> filled = new ArrayList<>(fields);
    for (int place : places) {
      String stated = Objects.requireNonNullElse(fields.get(place), "");
      if (stated.isBlank() && above.isEmpty()) {
        return Optional.empty();
      }
      if (!stated.isBlank() && (above.isEmpty() || !stated.equals(above.get().get(place)))) {
        break;
      }
      filled.set(place, above.get().get(place));
    }
    above = Optional.of(Collections.unmodifiableList(filled));
    return above;
  }

  /** A line that cannot be read: it may have begun a group. */
  void lost() {
    above = Optional.empty();
  }
}
