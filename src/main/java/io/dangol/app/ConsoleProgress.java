package io.dangol.app;

import io.dangol.job.Job;
import io.dangol.job.Runner;
import java.io.PrintStream;

/** Shows on a terminal which job runs; says nothing where no terminal is. */
final class ConsoleProgress implements Runner.Progress {
  private final PrintStream terminal;
  private final boolean shown;

  @SuppressWarnings("SystemConsoleNull") // on JDK 17, the supported one, null means no terminal
  ConsoleProgress() {
    this(System.err, System.console() != null);
  }

  /** Shows it wherever standard error goes. */
  static ConsoleProgress always() {
    return new ConsoleProgress(System.err, true);
  }

  ConsoleProgress(PrintStream terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  void says(String what) {
    if (shown) {
      terminal.println(what);
    }
  }

  @Override
  public void starts(Job job, int place, int of) {
    if (shown) {
      terminal.printf("[%s/%s] %s: %s%n", place, of, job.name(), job.does());
    }
  }
}
