package io.dangol.factor;

/** The tile without the Vector API: 2 customers x 4 items at a time, in scalar registers. */
final class ScalarTile implements Tile {

  @Override
  public void multiply(float[] group, float[] panels, int from, int rank, float[] products) {
    for (int customer = 0; customer < CUSTOMERS; customer += 2) {
      for (int item = 0; item < ITEMS; item += 4) {
        part(group, customer, panels, from + item, rank, products, customer * ITEMS + item);
      }
    }
  }

  private static void part(
      float[] group, int customer, float[] panels, int from, int rank, float[] products, int to) {
    float s00 = 0;
    float s01 = 0;
    float s02 = 0;
    float s03 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    int panel = from;
    int end = rank * CUSTOMERS;
    for (int at = customer; at < end; at += CUSTOMERS) {
      float one = group[at];
      float two = group[at + 1];
      s00 = Math.fma(one, panels[panel], s00);
      s01 = Math.fma(one, panels[panel + 1], s01);
      s02 = Math.fma(one, panels[panel + 2], s02);
      s03 = Math.fma(one, panels[panel + 3], s03);
      s10 = Math.fma(two, panels[panel], s10);
      s11 = Math.fma(two, panels[panel + 1], s11);
      s12 = Math.fma(two, panels[panel + 2], s12);
      s13 = Math.fma(two, panels[panel + 3], s13);
      panel += ITEMS;
    }
    products[to] = s00;
    products[to + 1] = s01;
    products[to + 2] = s02;
    products[to + 3] = s03;
    products[to + ITEMS] = s10;
    products[to + ITEMS + 1] = s11;
    products[to + ITEMS + 2] = s12;
    products[to + ITEMS + 3] = s13;
  }

  @Override
  public boolean reaches(float[] products, int row, float least) {
    for (int i = row * ITEMS; i < (row + 1) * ITEMS; i++) {
      if (products[i] >= least) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "scalar registers";
  }
}
