package io.dangol.privacy.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.table.Columns;
import io.dangol.table.Field;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a person is told.
 *
 * @param zone of all times
 * @param sources of the shop's files, by name
 * @param parts one for each table that leads to a person, in the order of the declarations
 * @param items what the item numbers in the rows mean: {@code item_id}, {@code code}, {@code title}
 *     and {@code category}
 */
public record Answer(
    String madeWith, ZoneId zone, List<String> sources, List<Part> parts, List<ObjectNode> items) {

  private static final Set<Field> ITEMS =
      Set.of(Columns.ITEM_ID, Columns.EVENT_ITEM_ID, Columns.NEXT_ITEM_ID, Columns.REASON_ITEMS);

  /**
   * The person's rows of one table.
   *
   * @param rows with all columns by name, in the order of the table's key
   */
  public record Part(AboutTable about, List<ObjectNode> rows) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  public Answer {
    sources = List.copyOf(sources);
    parts = List.copyOf(parts);
    items = List.copyOf(items);
  }

  /** The numbers of all items in the rows. */
  public static Set<Long> itemsIn(List<Part> parts) {
    Set<Long> items = new TreeSet<>();
    for (Part part : parts) {
      for (Field field : part.about().table().columns()) {
        if (isOfItems(field)) {
          part.rows().stream().flatMap(row -> numbers(row.get(field.name()))).forEach(items::add);
        }
      }
    }
    return items;
  }

  /** Whether a column holds numbers of items, which mean nothing to people. */
  public static boolean isOfItems(Field field) {
    return ITEMS.contains(field);
  }

  private static Stream<Long> numbers(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asLong);
    }
    return value.isNull() ? Stream.empty() : Stream.of(value.asLong());
  }
}
