package io.dangol.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdWordsTest {
  private static final IdWords IDS =
      new IdWords(List.of("17", "Ann@shop.example", "a b", "{9f-1}", "urn:c:5", "#"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "x;17;y",
        "{\"account\":\"17\"}",
        "a\u000117\u0001b",
        "18,a  b,a b",
        "mail to ann@SHOP.example, please",
        "x,{9f-1},y",
        "{9f-1}",
        "x;urn:c:5;y",
        "x#y"
      })
  void findsAnIdThatStandsByItself(String text) {
    assertThat(IDS.areIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2017",
        "17.50",
        "2011-12-17",
        "joann@shop.example",
        "ann@shop.example.org",
        "a bc",
        "ca b",
        "9f-1",
        "urn:c:55",
        "urn:c:",
        "é17é"
      })
  void seesNoIdInALongerWord(String text) {
    assertThat(IDS.areIn(text)).isFalse();
  }
}
