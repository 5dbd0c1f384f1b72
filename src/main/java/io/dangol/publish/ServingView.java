package io.dangol.publish;

import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One public view: some columns of a table, only of the current release and without withheld
 * accounts.
 *
 * @param columns without the release, which is always the first column
 */
public record ServingView(String name, ServingTable table, List<Field> columns) {
  public ServingView {
    columns = List.copyOf(columns);
  }

  List<String> columnNames() {
    return Stream.concat(Stream.of(Columns.RELEASE), columns.stream()).map(Field::name).toList();
  }

  /** The same columns, first those of a former view in its order, then the new ones. */
  ServingView inOrderOf(List<String> former) {
    List<String> names = new ArrayList<>(former);
    columns.stream().map(Field::name).filter(name -> !former.contains(name)).forEach(names::add);
    Comparator<Field> order = Comparator.comparing(field -> names.indexOf(field.name()));
    return new ServingView(name, table, columns.stream().sorted(order).toList());
  }

  /** The text after {@code create}, the same for every store. */
  String definition() {
    return "view %s as select %s from %s where release = (select release from current_release)%s"
        .formatted(
            name,
            String.join(", ", columnNames()),
            table.storage(),
            WithheldAccounts.condition(table));
  }
}
