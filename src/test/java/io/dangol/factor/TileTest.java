package io.dangol.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @BeforeAll
  static void load() {
    VectorModule.load();
  }

  /** Tiles for wide registers work on any machine, but may be slow. */
  static List<Tile> tiles() {
    return List.of(new ScalarTile(), new NarrowTile(), new WideTile());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void allTilesGiveTheBitsOfAChainOfFusedMultiplyAdds(int rank) {
    SplittableRandom random = new SplittableRandom(rank);
    float[] group = RandomFloats.of(random, rank * Tile.CUSTOMERS);
    int from = rank * Tile.ITEMS;
    float[] panels = RandomFloats.of(random, 2 * from);

    float[] expected = new float[Tile.CUSTOMERS * Tile.ITEMS];
    for (int c = 0; c < Tile.CUSTOMERS; c++) {
      for (int i = 0; i < Tile.ITEMS; i++) {
        for (int k = 0; k < rank; k++) {
          expected[c * Tile.ITEMS + i] =
              Math.fma(
                  group[k * Tile.CUSTOMERS + c],
                  panels[from + k * Tile.ITEMS + i],
                  expected[c * Tile.ITEMS + i]);
        }
      }
    }
    for (Tile tile : tiles()) {
      float[] products = RandomFloats.of(random, expected.length);
      tile.multiply(group, panels, from, rank, products);
      assertThat(products).as(tile.toString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void aRowReachesItsLargestProduct(Tile tile) {
    for (int i = 0; i < Tile.ITEMS; i++) {
      float[] products = new float[Tile.CUSTOMERS * Tile.ITEMS];
      products[3 * Tile.ITEMS + i] = 2;

      assertThat(tile.reaches(products, 3, 2)).isTrue();
      assertThat(tile.reaches(products, 3, Math.nextUp(2f))).isFalse();
      assertThat(tile.reaches(products, 2, 1)).isFalse();
      assertThat(tile.reaches(products, 4, 1)).isFalse();
    }
  }

  @Test
  void theVectorModuleIsLoadedInTests() {
    assertThat(VectorModule.load()).isTrue();
  }
}
