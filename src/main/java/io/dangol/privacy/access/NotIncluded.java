package io.dangol.privacy.access;

import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the files leave out, with the reason.
 *
 * @param place a table or another place where something of the person may be
 */
public record NotIncluded(Sentence place, Sentence why) {

  /** Tables that lead to a person and are left out all the same. */
  public static final Map<Table, Sentence> TABLES =
      Map.of(
          Tables.CHANGES,
          new Sentence(
              "It compares the two latest nights, whose rows are in these files.",
              "가장 최근의 두 계산 결과를 비교한 것으로, 비교 대상은 모두 이 파일에 있습니다."));

  private static final List<NotIncluded> PLACES =
      List.of(
          new NotIncluded(
              new Sentence("The database that the shop's systems read", "매장 시스템이 조회하는 데이터베이스"),
              new Sentence(
                  "It holds copies of the computed rows in these files.",
                  "이 파일에 있는 계산 결과의 사본입니다.")),
          new NotIncluded(
              new Sentence(
                  "The shop's own files and systems, exports and backups",
                  "매장의 원본 파일과 시스템, 내보낸 파일, 백업"),
              new Sentence(
                  "They are kept outside of this system. The shop tells you about them.",
                  "이 시스템 밖에서 보관하며, 매장에서 따로 안내해 드립니다.")),
          new NotIncluded(
              new Sentence("Events without an account", "계정 없이 기록된 이용 내역"),
              new Sentence("Nothing says whose they are.", "누구의 것인지 알 수 없습니다.")),
          new NotIncluded(
              new Sentence(
                  "Unreadable records without your account id in clear, or with an id of somebody else",
                  "계정 번호가 그대로 적혀 있지 않거나 다른 사람의 번호도 적혀 있는 미해독 기록"),
              new Sentence(
                  "Nobody can tell whether they are yours, or they would tell you about others.",
                  "고객님의 기록인지 확인할 수 없거나, 다른 사람의 정보가 드러날 수 있습니다.")),
          new NotIncluded(
              new Sentence("Sums over many customers, and models", "여러 고객의 합계와 학습된 모델"),
              new Sentence("They tell nothing about one person.", "개인에 관한 정보가 아닙니다.")));

  /** Tables first, by name. */
  static List<NotIncluded> all() {
    List<NotIncluded> all =
        new ArrayList<>(
            TABLES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Table::name)))
                .map(left -> new NotIncluded(named(left.getKey()), left.getValue()))
                .toList());
    all.addAll(PLACES);
    return List.copyOf(all);
  }

  private static Sentence named(Table table) {
    return new Sentence(table.name(), table.name());
  }
}
