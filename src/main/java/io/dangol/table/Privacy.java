package io.dangol.table;

/** How close a column's values are to a person. */
public enum Privacy {
  /** Says nothing about one person. */
  NONE,
  /** A surrogate key: leads to a person only through the vault. */
  PSEUDONYMOUS,
  /**
   * Identifies or describes a person by itself: account ids, payloads of rejected rows, search
   * texts.
   */
  PERSONAL
}
