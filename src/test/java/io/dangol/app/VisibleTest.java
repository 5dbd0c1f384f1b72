package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class VisibleTest {
  private static final String ESCAPE = "\u001b";

  @Test
  void charactersThatActOnATerminalAreShownByTheirNumber() {
    assertThat(Visible.of("Evil " + ESCAPE + "[31mred" + ESCAPE + "[2J title"))
        .isEqualTo("Evil \\u001b[31mred\\u001b[2J title");
    assertThat(Visible.of("\u009b31m")).as("C1").isEqualTo("\\u009b31m");
    assertThat(Visible.of("a\u202etxt.exe\u2066b")).isEqualTo("a\\u202etxt.exe\\u2066b");
    assertThat(Visible.of("two\r\nlines\tand\u2028more\u0007"))
        .isEqualTo("two\\u000d\\u000alines\\u0009and\\u2028more\\u0007");
  }

  @Test
  void wordsStayAsTheyAre() {
    for (String words : new String[] {"Café ☕ 茶", "می‌خواهم", "👩‍👩‍👧", "Schoko\u00adlade"}) {
      assertThat(Visible.of(words)).isEqualTo(words);
    }
  }

  @Test
  void aTableKeepsItsLines() {
    TextTable table = new TextTable("item", "title").row("A", "x\n" + ESCAPE + "[2Jy");

    assertThat(table.toString().lines())
        .containsExactly("  item  title", "  A     x\\u000a\\u001b[2Jy");
  }

  /** Such as a message that names a file or a column. */
  @Test
  void whateverACommandPrintsIsVisible() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter out = Visible.lines(bytes);

    out.printf("file a%s[2J.csv%n", ESCAPE);
    out.print('\u009b');
    out.println("märz\tday");
    out.flush();

    assertThat(bytes.toString(Charset.defaultCharset()))
        .isEqualTo("file a\\u001b[2J.csv\n\\u009bmärz\tday\n");
  }
}
