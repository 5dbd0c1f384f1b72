package io.dangol.docs;

import io.dangol.table.Field;
import java.util.List;

/**
 * One view of the serving store as a CRM sees it.
 *
 * @param gold the table that it shows
 * @param version of its contract
 * @param key identifies a row
 * @param lookups other columns with an index
 */
public record ServedView(
    String name,
    String gold,
    int version,
    String grain,
    List<Field> columns,
    List<Field> key,
    List<Field> lookups) {
  public ServedView {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    lookups = List.copyOf(lookups);
  }

  /** The name that is stable while the contract has this version. */
  String versionedName() {
    return name + "_v" + version;
  }
}
