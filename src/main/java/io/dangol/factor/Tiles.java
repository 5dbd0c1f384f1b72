package io.dangol.factor;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the fastest inner loops of this machine, once per JVM. */
final class Tiles {

  private static final Logger LOG = LoggerFactory.getLogger(Tiles.class);

  /** The fastest tile; all tiles give the same products. */
  static final Tile BEST = best();

  /** The fastest arithmetic on single vectors. */
  static final Lanes LANES =
      (VectorModule.load() ? VectorTiles.lanes() : Optional.<Lanes>empty())
          .orElseGet(ScalarLanes::new);

  private Tiles() {}

  private static Tile best() {
    Optional<Tile> wide = VectorModule.load() ? VectorTiles.widest() : Optional.empty();
    Tile tile = wide.orElseGet(ScalarTile::new);
    LOG.info("dot products are made by {}", tile);
    return tile;
  }
}
