package io.dangol.publish;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * One public view: some columns of a table, of the current release only.
 *
 * @param columns without the release, which stands first
 */
public record ServingView(String name, ServingTable table, List<Field> columns) {
  public ServingView {
    columns = List.copyOf(columns);
  }

  List<String> columnNames() {
    return Stream.concat(Stream.of(Columns.RELEASE), columns.stream()).map(Field::name).toList();
  }

  /** The same words for every store. */
  String create() {
    return "create view %s as select %s from %s where release = (select release from current_release)"
        .formatted(name, String.join(", ", columnNames()), table.storage());
  }
}
