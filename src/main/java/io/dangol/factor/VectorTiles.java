package io.dangol.factor;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** Tiles for the registers of this machine; needs {@link VectorModule}. */
final class VectorTiles {

  private VectorTiles() {}

  /** Empty where registers are too narrow to be worth it. */
  static Optional<Tile> widest() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    if (bits >= 512) {
      return Optional.of(new WideTile());
    }
    return bits == 256 ? Optional.of(new NarrowTile()) : Optional.empty();
  }

  /** Empty where they would not be faster than scalar registers. */
  static Optional<Lanes> lanes() {
    boolean wide = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256;
    return wide ? Optional.of(new VectorLanes()) : Optional.empty();
  }
}
