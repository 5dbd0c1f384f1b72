package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedPayloadTest {

  @Test
  void showsHowARecordIsBuiltAndNoValue() {
    assertThat(masked("7,SALE,\"Käse, 2 kg\",2011-03-10T09:00:00Z,-1.50,a@b.kr"))
        .isEqualTo("9,XXXX,\"Xxxx, 9 xx\",9999-99-99X99:99:99X,-9.99,x@x.xx");
  }

  @Test
  void masksEveryScriptAndWhatSteersATerminal() {
    assertThat(masked("단골;顧客;١٢;e\u0301;\u001b[31m;🎁")).isEqualTo("xx;xx;99;x?;?[99x;?");
  }

  @Test
  void showsTabsAndLineBreaksInOneLine() {
    assertThat(masked("a\tb\r\nc")).isEqualTo("x\\tx\\r\\nx");
  }

  @Test
  void cutsALongRecordAndSaysHowLongItIs() {
    assertThat(masked("secret".repeat(1000)))
        .isEqualTo("x".repeat(MaskedPayload.LONGEST_SHOWN) + " ... (6,000 characters)");
  }

  private static String masked(String payload) {
    return MaskedPayload.of(payload, payload.codePointCount(0, payload.length()));
  }
}
