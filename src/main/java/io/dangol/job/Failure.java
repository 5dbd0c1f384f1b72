package io.dangol.job;

import java.util.List;

/**
 * A night that cannot go on for a reason that a person can act on. Anything else that is thrown is
 * a bug.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is, and the exit code that says so. */
  public enum Kind {
    CONFIGURATION(2),
    DATA(3),
    /** Worth a retry. */
    STORAGE(4),
    GATE(5),
    LOCKED(6),
    /** By a person at the terminal, as SIGINT does. */
    INTERRUPTED(130),
    /** By whatever runs the process, as SIGTERM does. */
    TERMINATED(143);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final transient List<GateResult> gates;

  private Failure(Kind kind, String message, Throwable cause, List<GateResult> gates) {
    super(message, cause);
    this.kind = kind;
    this.gates = gates;
  }

  /** The message says where, what, why, and the remedy; it holds no personal value. */
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
   * The night is not good enough to be shown.
   *
   * @param gates what was measured, those that passed too
   */
  public static Failure gate(String message, List<GateResult> gates) {
    return new Failure(Kind.GATE, message, null, List.copyOf(gates));
  }

  public static Failure locked(String message) {
    return new Failure(Kind.LOCKED, message, null, List.of());
  }

  /** Of kind {@code INTERRUPTED} or {@code TERMINATED}. */
  public static Failure ended(Kind kind, String message) {
    return new Failure(kind, message, null, List.of());
  }

  public Kind kind() {
    return kind;
  }

  /** What the gates measured; empty for all other kinds. */
  public List<GateResult> gates() {
    return gates == null ? List.of() : gates;
  }
}
