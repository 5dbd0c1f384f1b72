package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessDefaultsTest {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void back() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void numbersAndDatesAreTheSameInPersianOnSamoa() {
    Locale.setDefault(new Locale("fa", "IR"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

    ProcessDefaults.set();

    assertThat(Integer.toString(7) + String.format(Locale.getDefault(), "%020d", 7))
        .isEqualTo("7" + "0".repeat(19) + "7");
    assertThat("title".toUpperCase(Locale.getDefault())).isEqualTo("TITLE");
    // A day that never was on Samoa.
    assertThat(java.sql.Date.valueOf("2011-12-30")).hasToString("2011-12-30");
  }

  @Test
  void namesOfFilesMustBeUtf8() {
    assertThatCode(() -> ProcessDefaults.requireFileNames("UTF8")).doesNotThrowAnyException();
    assertThatThrownBy(() -> ProcessDefaults.requireFileNames("ANSI_X3.4-1968"))
        .hasMessageContaining("ANSI_X3.4-1968")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  /** A JVM of spark-submit or of a script begins with what executors get. */
  @Test
  void everyJvmIsStartedWithTheSame() throws IOException {
    for (String file : new String[] {".mvn/java.options", "jobs/spark-submit.sh"}) {
      assertThat(Files.readString(Path.of(file))).contains(ProcessDefaults.JAVA_OPTIONS);
    }
  }
}
