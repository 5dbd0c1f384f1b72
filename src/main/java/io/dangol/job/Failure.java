package io.dangol.job;

import java.util.List;

/** A problem that ends the run and that a person can solve. Any other exception is a bug. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of problem, with its exit code. */
  public enum Kind {
    CONFIGURATION(
        2,
        "configuration or usage",
        "Mend what the message names: it has file, line and key. A refused password is of this kind too.",
        false),
    DATA(
        3,
        "data",
        "A file is missing, broken or too small, or rows break a table's rules: deliver it or mend the source,"
            + " then run again.",
        false),
    STORAGE(
        4,
        "storage",
        "A disk, a file system or the serving store did not answer: run again after a pause; if it stays, look at"
            + " what the message names.",
        true),
    GATE(
        5,
        "refused by the checks before publishing",
        "Look at the gate, its value and its bound in the message and the run report; readers keep the former"
            + " release.",
        false),
    LOCKED(
        6,
        "another run holds the lock",
        "The message says who holds it since when: let that run end, then run again.",
        true),
    /** By a person at the terminal, with SIGINT. */
    INTERRUPTED(
        130,
        "interrupted at the terminal",
        "Run again when you like: it goes on after the last finished job.",
        true),
    /** By the system that runs the process, with SIGTERM. */
    TERMINATED(
        143,
        "ended by whatever runs the process",
        "Look at why the machine or the scheduler ended it; the same command goes on after the last finished job.",
        true);

    private final int exitCode;
    private final String meaning;
    private final String remedy;
    private final boolean worthRetry;

    Kind(int exitCode, String meaning, String remedy, boolean worthRetry) {
      this.exitCode = exitCode;
      this.meaning = meaning;
      this.remedy = remedy;
      this.worthRetry = worthRetry;
    }

    public int exitCode() {
      return exitCode;
    }

    /** The exit code with its explanation. */
    public ExitCode exit() {
      return new ExitCode(exitCode, meaning, remedy, worthRetry);
    }
  }

  private final Kind kind;
  private final transient List<GateResult> gates;

  private Failure(Kind kind, String message, Throwable cause, List<GateResult> gates) {
    super(message, cause);
    this.kind = kind;
    this.gates = gates;
  }

  /** The message says where, what, why, and the remedy; it contains no personal value. */
  public static Failure configuration(String message) {
    return new Failure(Kind.CONFIGURATION, message, null, List.of());
  }

  public static Failure data(String message) {
    return new Failure(Kind.DATA, message, null, List.of());
  }

  public static Failure storage(String message, Throwable cause) {
    return new Failure(Kind.STORAGE, message, cause, List.of());
  }

  /**
   * The night is not good enough to be published.
   *
   * @param gates all results, including those that passed
   */
  public static Failure gate(String message, List<GateResult> gates) {
    return new Failure(Kind.GATE, message, null, List.copyOf(gates));
  }

  public static Failure locked(String message) {
    return new Failure(Kind.LOCKED, message, null, List.of());
  }

  /** A failure of kind {@code INTERRUPTED} or {@code TERMINATED}. */
  public static Failure ended(Kind kind, String message) {
    return new Failure(kind, message, null, List.of());
  }

  public Kind kind() {
    return kind;
  }

  /** The results of the gates; empty for all kinds except GATE. */
  public List<GateResult> gates() {
    return gates == null ? List.of() : gates;
  }
}
