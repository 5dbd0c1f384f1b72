package io.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final String TEXT = "a { x = 1, y = [1, two], z.k = v }, b = other";

  @Test
  void doesNotDependOnOrderAndSpelling() {
    String same = "b = changed\n# comment\na { z { k = \"v\" }, y = [1.0, two] }\na.x = 1.0";

    assertThat(fingerprint(same)).isEqualTo(fingerprint(TEXT)).matches("[0-9a-f]{64}");
  }

  @Test
  void changesWithAValueTheOrderOfAListAndAKey() {
    assertThat(
            List.of(
                fingerprint(TEXT.replace("x = 1", "x = 2")),
                fingerprint(TEXT.replace("1, two", "two, 1")),
                fingerprint(TEXT.replace("z.k", "z.l"))))
        .doesNotHaveDuplicates()
        .doesNotContain(fingerprint(TEXT));
  }

  @Test
  void coversOnlyTheNamedPath() {
    assertThat(atB("a { b = 1, c = 2 }"))
        .isEqualTo(atB("a { b = 1, c = 3 }"))
        .isNotEqualTo(atB("a { b = 2, c = 2 }"));
  }

  @Test
  void coversEverythingExceptTheExcludedPaths() {
    String known =
        butStore("rank = 8, store { password = a, port = 1 }, ingest { folder = x, zone = y }");

    assertThat(butStore("rank = 8, store { password = b }, ingest { folder = z, zone = y }"))
        .isEqualTo(known);
    assertThat(
            List.of(
                butStore("rank = 9, ingest { folder = x, zone = y }"),
                butStore("rank = 8, ingest { folder = x, zone = z }"),
                butStore("rank = 8, ingest { folder = x, zone = y }, young = 1")))
        .doesNotHaveDuplicates()
        .doesNotContain(known);
  }

  private static String butStore(String text) {
    return Fingerprint.ofAllBut(
        ConfigFactory.parseString(text), List.of("store", "ingest.folder", "missing"));
  }

  private static String atB(String text) {
    return Fingerprint.of(ConfigFactory.parseString(text), List.of("a.b"));
  }

  private static String fingerprint(String text) {
    return Fingerprint.of(ConfigFactory.parseString(text), List.of("a", "missing"));
  }
}
