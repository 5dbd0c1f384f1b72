package io.dangol.privacy.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.table.Field;
import java.util.List;

/**
 * The content of {@code portable.json}: what the person gave or what was observed, to take
 * elsewhere. What was computed from it stays out, and so do columns that tell of a run.
 */
public record Portable(
    Sentence about, String zone, List<Entry> tables, List<ObjectNode> items, String madeWith) {

  /**
   * One table.
   *
   * @param columns their types and meanings
   */
  public record Entry(
      String table, String rowMeans, List<Everything.Column> columns, List<ObjectNode> rows) {}

  public static Portable of(Answer answer) {
    List<Answer.Part> given =
        answer.parts().stream().filter(part -> part.about().origin().isPortable()).toList();
    var items = Answer.itemsIn(given);
    return new Portable(
        Texts.PORTABLE,
        answer.zone().getId(),
        given.stream().map(Portable::entry).toList(),
        answer.items().stream()
            .filter(item -> items.contains(item.get("item_id").asLong()))
            .toList(),
        answer.madeWith());
  }

  private static Entry entry(Answer.Part part) {
    List<Field> told = part.about().told();
    List<String> names = told.stream().map(Field::name).toList();
    return new Entry(
        part.about().table().name(),
        part.about().table().grain(),
        told.stream().map(Everything.Column::of).toList(),
        part.rows().stream().map(row -> row.deepCopy().retain(names)).toList());
  }
}
