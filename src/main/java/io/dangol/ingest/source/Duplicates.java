package io.dangol.ingest.source;

/** What happens to a record whose event is known already. */
public enum Duplicates {
  /** The record is left out; the first record is kept. */
  DROP,

  /** The record is another event. */
  KEEP,

  /** The record replaces the known one if it is later; the last record is kept. */
  REPLACE
}
