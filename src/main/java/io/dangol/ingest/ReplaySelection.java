package io.dangol.ingest;

import java.util.Optional;

/** Which rejected records are read again; an empty value selects all. */
public record ReplaySelection(Optional<String> source, Optional<String> reason) {

  /** All rejected records. */
  public static final ReplaySelection ALL = new ReplaySelection(Optional.empty(), Optional.empty());

  boolean has(String ofSource, String forReason) {
    return source.filter(name -> !name.equals(ofSource)).isEmpty()
        && reason.filter(name -> !name.equals(forReason)).isEmpty();
  }
}
