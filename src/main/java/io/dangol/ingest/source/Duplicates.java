package io.dangol.ingest.source;

/** What comes of a record whose event is there already. */
public enum Duplicates {
  /** It is left out: the first word holds. */
  DROP,

  /** It is an event of its own. */
  KEEP,

  /** It takes the other's place if it was said later: the last word holds. */
  REPLACE
}
