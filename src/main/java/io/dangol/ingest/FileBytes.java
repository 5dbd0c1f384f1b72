package io.dangol.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger knows of a file's bytes.
 *
 * @param checksum as from {@link Checksums}; empty for a file that was taken before checksums were
 *     recorded
 * @param sameAt the latest other modification time at which the bytes were found unchanged
 */
record FileBytes(Optional<String> checksum, Optional<Instant> sameAt) {

  static final FileBytes UNKNOWN = new FileBytes(Optional.empty(), Optional.empty());

  static FileBytes of(String checksum) {
    return new FileBytes(Optional.of(checksum), Optional.empty());
  }
}
