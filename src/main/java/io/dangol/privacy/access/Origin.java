package io.dangol.privacy.access;

import io.dangol.table.Columns;
import io.dangol.table.Table;

/** How the rows of a table came to be. */
public enum Origin {
  ACCOUNT("Your accounts", "고객님의 계정"),
  GIVEN(
      "What you gave, and what was recorded when you used the shop",
      "고객님이 제공하신 정보와 매장 이용 중에 기록된 정보"),
  UNREADABLE("Records that could not be read", "읽지 못해 따로 보관하고 있는 기록"),
  DERIVED("What was computed from it", "위 정보로 계산한 결과");

  private final String english;
  private final String korean;

  Origin(String english, String korean) {
    this.english = english;
    this.korean = korean;
  }

  Sentence heading() {
    return new Sentence(english, korean);
  }

  /** Whether a person may take the rows to somebody else: they were not computed here. */
  boolean isPortable() {
    return this == ACCOUNT || this == GIVEN;
  }

  /**
   * Where the rows of a table are from.
   *
   * @throws IllegalArgumentException for a layer without rows of people
   */
  static Origin of(Table table) {
    return switch (table.layer()) {
      case "vault" -> ACCOUNT;
      // Only rejected records can be read again.
      case "silver" -> table.has(Columns.REPLAYED_IN) ? UNREADABLE : GIVEN;
      case "gold" -> DERIVED;
      default -> throw new IllegalArgumentException("nothing says where " + table + " is from");
    };
  }
}
