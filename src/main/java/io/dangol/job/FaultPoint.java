package io.dangol.job;

/**
 * Points between two writes of a run at which a crash drill can kill the process.
 *
 * <p>A point is named after what was done last: {@code wrote/ingest-events/silver.events}, {@code
 * ran/rank-items}, {@code noted/rank-items}, {@code gates}, {@code begun}, {@code
 * loaded/recommendations}, {@code compared}, {@code staged}, {@code flipped}, {@code published}.
 */
@FunctionalInterface
public interface FaultPoint {

  /** Does nothing; used by every run that is not a drill. */
  FaultPoint NONE = point -> {};

  /** Called when the run reaches a point. */
  void reach(String point);
}
