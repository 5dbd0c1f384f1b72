package io.dangol.ingest;

import java.util.Optional;

/** Which rejected records are read again; what is empty selects all. */
public record ReplaySelection(Optional<String> source, Optional<String> reason) {

  /** Every one. */
  public static final ReplaySelection ALL = new ReplaySelection(Optional.empty(), Optional.empty());

  boolean has(String ofSource, String forReason) {
    return source.filter(name -> !name.equals(ofSource)).isEmpty()
        && reason.filter(name -> !name.equals(forReason)).isEmpty();
  }
}
