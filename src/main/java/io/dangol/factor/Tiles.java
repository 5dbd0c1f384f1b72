package io.dangol.factor;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the fastest inner loop, once for a JVM. */
final class Tiles {

  private static final Logger LOG = LoggerFactory.getLogger(Tiles.class);

  static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** The choice; all give the same products. */
  static final Tile BEST = best();

  private Tiles() {}

  private static Tile best() {
    // The classes that need the module must not be touched without it.
    Optional<Tile> wide =
        ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
            ? VectorTiles.widest()
            : Optional.empty();
    Tile tile = wide.orElseGet(ScalarTile::new);
    LOG.info("dot products are made by {}", tile);
    return tile;
  }
}
