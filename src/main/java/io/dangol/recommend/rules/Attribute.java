package io.dangol.recommend.rules;

import io.dangol.table.Columns;
import io.dangol.table.Field;

/** An attribute of customers, as {@code silver.customers} has it. */
enum Attribute {
  AGE_BAND,
  GENDER,
  REGION,
  LANGUAGE;

  Field column() {
    return switch (this) {
      case AGE_BAND -> Columns.AGE_BAND;
      case GENDER -> Columns.GENDER;
      case REGION -> Columns.REGION;
      case LANGUAGE -> Columns.LANGUAGE;
    };
  }
}
