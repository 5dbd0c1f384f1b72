package io.dangol.recommend.rules;

import io.dangol.table.Columns;
import io.dangol.table.Field;

/** An attribute of customers, as {@code silver.customers} has it. */
enum Attribute {
  AGE_BAND(Columns.AGE_BAND),
  GENDER(Columns.GENDER),
  REGION(Columns.REGION),
  LANGUAGE(Columns.LANGUAGE);

  private final Field column;

  Attribute(Field column) {
    this.column = column;
  }

  Field column() {
    return column;
  }
}
