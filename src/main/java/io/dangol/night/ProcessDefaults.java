package io.dangol.night;

import io.dangol.job.Failure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Locale and time zone of this process and of executors: the same everywhere. Spark, Delta and
 * drivers of databases write numbers and dates by them, such as the name of a file in a table's
 * log.
 */
public final class ProcessDefaults {
  /**
   * The same for a JVM that another program starts; {@code .mvn/java.options} has them too. The
   * last has Java compile long methods as well: Spark makes one of all that is computed of a row,
   * and left to the interpreter it takes twice the time.
   */
  static final List<String> JAVA_OPTIONS =
      List.of(
          "-Duser.language=en",
          "-Duser.country=US",
          "-Duser.variant=",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-XX:-DontCompileHugeMethods");

  private ProcessDefaults() {}

  /** To be called before anything is formatted or read. */
  public static void set() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  /**
   * Fails where names of files are not UTF-8: a file {@code märz.csv} would not be found. That is
   * settled before Java starts.
   */
  public static void requireFileNames(String charset) {
    if (!Charset.isSupported(charset) || !Charset.forName(charset).equals(StandardCharsets.UTF_8)) {
      throw Failure.configuration(
          "names of files are "
              + charset
              + " in this environment, must be UTF-8: set LC_ALL=C.UTF-8, as scripts/dangol does");
    }
  }
}
