package io.dangol.job;

/**
 * Places between two writes of a run at which a drill can have the process killed.
 *
 * <p>Points are named by what was done last: {@code wrote/ingest-events/silver.events}, {@code
 * ran/rank-items}, {@code noted/rank-items}, {@code gates}, {@code begun}, {@code
 * loaded/recommendations}, {@code compared}, {@code staged}, {@code flipped}, {@code published}.
 */
@FunctionalInterface
public interface FaultPoint {

  /** Nothing ever happens: what every run outside a drill has. */
  FaultPoint NONE = point -> {};

  void reach(String point);
}
