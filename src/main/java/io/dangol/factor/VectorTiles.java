package io.dangol.factor;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** Implementations for the vector registers of this machine; needs {@link VectorModule}. */
final class VectorTiles {

  private VectorTiles() {}

  /** Empty if the registers are too narrow for a tile to be worth it. */
  static Optional<Tile> widest() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    if (bits >= 512) {
      return Optional.of(new WideTile());
    }
    return bits == 256 ? Optional.of(new NarrowTile()) : Optional.empty();
  }

  /** Empty if it would not be faster than scalar registers. */
  static Optional<Lanes> lanes() {
    boolean wide = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256;
    return wide ? Optional.of(new VectorLanes()) : Optional.empty();
  }
}
