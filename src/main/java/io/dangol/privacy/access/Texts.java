package io.dangol.privacy.access;

import io.dangol.job.Purpose;

/** The fixed sentences of the answer. */
public final class Texts {
  static final Sentence TITLE = new Sentence("What is stored about you", "고객님에 대해 보관하고 있는 정보");

  static final Sentence EVERYTHING =
      new Sentence(
          "All that the shop's system for personalisation holds about you: each table with what it is for, where it comes from, how long it is kept, and your rows.",
          "매장의 개인 맞춤 시스템이 고객님에 대해 보관하고 있는 모든 정보입니다. 표마다 이용 목적, 출처, 보관 기간과 고객님의 기록이 있습니다.");

  static final Sentence PORTABLE =
      new Sentence(
          "What you gave to the shop and what was recorded when you used it, to take to another service. What was computed from it is in everything.json only.",
          "고객님이 제공하신 정보와 이용 중에 기록된 정보로, 다른 서비스로 가져가실 수 있습니다. 이를 바탕으로 계산한 결과는 everything.json에만 있습니다.");

  static final Sentence FILES =
      new Sentence(
          "This page answers your request for access. The file everything.json has the same and more for programs: all nights, all columns. The file portable.json has what you can take to another service.",
          "이 문서는 고객님의 열람 요청에 대한 답변입니다. everything.json에는 같은 내용이 모든 날짜와 모든 항목까지 프로그램이 읽을 수 있는 형식으로 들어 있고, portable.json에는 다른 서비스로 가져가실 수 있는 정보가 들어 있습니다.");

  static final Sentence RIGHTS =
      new Sentence(
          "You may ask the shop to correct or erase this data, to stop using it, or to explain a result; and you may complain to the data protection authority.",
          "고객님은 매장에 정보의 정정, 삭제, 처리 정지와 계산 결과에 대한 설명을 요구하실 수 있으며, 개인정보 보호 기관에 이의를 제기하실 수 있습니다.");

  static final Sentence TIMES = new Sentence("All times are those of %s.", "모든 시각은 %s 기준입니다.");

  static final Sentence PURPOSE = new Sentence("What it is for", "이용 목적");
  static final Sentence FROM = new Sentence("Where it comes from", "출처");
  static final Sentence KEPT = new Sentence("Kept until", "보관 기간");
  static final Sentence SEEN = new Sentence("Who sees it", "이용하는 곳");
  static final Sentence ROWS = new Sentence("Your rows", "고객님의 기록");
  static final Sentence COLUMNS = new Sentence("What the columns mean", "항목의 의미");
  static final Sentence NO_ROWS = new Sentence("No rows about you", "고객님의 기록이 없는 표");
  static final Sentence LEFT_OUT = new Sentence("What is not in these files", "이 파일에 없는 정보");

  static final Sentence SHOP_FILES = new Sentence("The shop's records: %s", "매장의 기록: %s");
  static final Sentence COMPUTED = new Sentence("Computed from %s", "%s에서 계산");
  static final Sentence ONLY_HERE = new Sentence("This system only", "이 시스템 내부에서만 이용");
  static final Sentence VIEW = new Sentence("The shop's systems, in the view %s", "매장 시스템(%s 뷰)");
  static final Sentence NEWEST =
      new Sentence(
          "The latest night only, %s of %s rows; the others are in everything.json.",
          "가장 최근 결과만 표시합니다(전체 %2$s건 중 %1$s건). 나머지는 everything.json에 있습니다.");

  /** What ends the storage of a row. */
  public static final Sentence NO_LIMIT =
      new Sentence(
          "No time limit is set: until you ask for erasure, or the shop removes it.",
          "정해진 기한이 없습니다. 삭제를 요청하시거나 매장이 삭제할 때까지 보관합니다.");

  private static final Sentence DATES =
      new Sentence(
          "The results of the latest %s nights are kept, and those of up to %s earlier releases that the shop can still show.",
          "최근 %s회의 계산 결과와, 매장이 다시 표시할 수 있는 이전 결과 최대 %s개를 보관합니다.");

  private static final Sentence DAYS =
      new Sentence("%s days after it was rejected.", "읽지 못한 날부터 %s일.");

  private Texts() {}

  /** Rows of the newest dates stay, and those of releases. */
  public static Sentence dates(int dates, int releases) {
    return DATES.with(dates, releases);
  }

  /** Rows stay for some days. */
  public static Sentence days(int days) {
    return DAYS.with(days);
  }

  static Sentence purpose(Purpose purpose) {
    return switch (purpose) {
      case OPERATION -> new Sentence("keeping the records", "기록 관리");
      case PERSONALISATION -> new Sentence("personalisation", "개인 맞춤");
      case ANALYTICS -> new Sentence("analytics", "분석");
      case MARKETING -> new Sentence("marketing", "마케팅");
    };
  }
}
