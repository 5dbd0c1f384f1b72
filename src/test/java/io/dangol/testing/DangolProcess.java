package io.dangol.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command of this project as a separate process, whose output goes to files. */
public final class DangolProcess implements AutoCloseable {
  /**
   * A test process runs for a minute only; optimizing its code would take longer than running it.
   */
  public static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;
  private final Path out;
  private final Path err;

  private DangolProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the command in the project's folder.
   *
   * @param output without the endings {@code .out} and {@code .err}
   */
  public static DangolProcess start(
      Path output, Map<String, String> environment, List<String> command) {
    Path out = output.resolveSibling(output.getFileName() + ".out");
    Path err = output.resolveSibling(output.getFileName() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.to(out.toFile()))
            .redirectError(Redirect.to(err.toFile()));
    builder.environment().put("JAVA_TOOL_OPTIONS", QUICK);
    builder.environment().put("DANGOL_MEMORY", "1g");
    builder.environment().putAll(environment);
    try {
      return new DangolProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the process has ended, and gives its exit code. */
  public int exitCode(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not over after " + atMost + ":\n" + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until something holds; fails if the process ends before. */
  public void await(String what, BooleanSupplier holds, Duration atMost) {
    for (Duration waited = Duration.ZERO; !holds.getAsBoolean(); waited = waited.plus(POLL)) {
      if (waited.compareTo(atMost) > 0 || !process.isAlive()) {
        throw new AssertionError("never happened: " + what + "\n" + err());
      }
      sleep(POLL);
    }
  }

  /** Kills the process, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    exitCode(Duration.ofMinutes(1));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String out() {
    return text(out);
  }

  public String err() {
    return text(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
