package io.dangol.privacy.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.table.Field;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;

/**
 * Values as people read them.
 *
 * @param items names of items by number
 */
record ShownCell(Map<Long, String> items) {
  private static final String NONE = "–";

  /** Of a longer list only the beginning is shown; all of it is in everything.json. */
  private static final int LONGEST_LIST = 12;

  static ShownCell with(List<ObjectNode> items) {
    return new ShownCell(
        items.stream().collect(toMap(item -> item.get("item_id").asLong(), ShownCell::name)));
  }

  /** The text of a row's value. */
  String of(Field field, ObjectNode row) {
    JsonNode value = row.get(field.name());
    if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return NONE;
    }
    if (Answer.isOfItems(field)) {
      return value.isArray() ? list(value, true) : item(value);
    }
    if (field.type().equals(DataTypes.TimestampType)) {
      return value
          .asText()
          .replaceFirst("T", " ")
          .replaceFirst("([.]0+)?(Z|[+-]\\d\\d:\\d\\d)$", "");
    }
    return text(value);
  }

  private String text(JsonNode value) {
    if (value.isObject()) {
      return value
          .propertyStream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
          .collect(joining(", "));
    }
    return value.isArray() ? list(value, false) : value.asText();
  }

  private String list(JsonNode values, boolean ofItems) {
    String shown =
        values
            .valueStream()
            .limit(LONGEST_LIST)
            .map(value -> ofItems ? item(value) : text(value))
            .collect(joining(", "));
    return values.size() > LONGEST_LIST ? "%s, ... (%s)".formatted(shown, values.size()) : shown;
  }

  private String item(JsonNode number) {
    return items.getOrDefault(number.asLong(), number.asText());
  }

  private static String name(ObjectNode item) {
    String code = item.get("code").asText();
    return item.get("title").isNull()
        ? code
        : "%s (%s)".formatted(item.get("title").asText(), code);
  }
}
