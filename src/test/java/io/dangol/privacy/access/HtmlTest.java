package io.dangol.privacy.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void noTextIsMarkup() {
    assertThat(Html.text("<a href=\"x\" onclick='y'>&amp;"))
        .isEqualTo("&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;amp;");
  }

  @Test
  void charactersThatAPageMayNotHoldAreReplaced() {
    assertThat(Html.text("a\u0000b\u001bc\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
    assertThat(Html.text("한글\n👨‍👩‍👧\t")).isEqualTo("한글\n👨‍👩‍👧\t");
  }
}
