package io.dangol.factor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile for machines with 16 registers of 8 floats. It is computed in six parts of 4 customers x
 * 16 items, each in 8 registers. Twelve registers of sums would just fit, but are half as fast: the
 * JVM's compiler loads factors ahead of their use and spills a sum to the stack.
 */
final class NarrowTile implements Tile {

  private static final VectorSpecies<Float> NARROW = FloatVector.SPECIES_256;

  /** See {@link WideTile}. */
  private static final Class<? extends FloatVector> CLASS = FloatVector.zero(NARROW).getClass();

  /** Items of a part. */
  private static final int WIDTH = 16;

  @Override
  public void multiply(float[] group, float[] panels, int from, int rank, float[] products) {
    for (int item = 0; item < ITEMS; item += WIDTH) {
      part(group, 0, panels, from + item, rank, products, item);
      part(group, 4, panels, from + item, rank, products, 4 * ITEMS + item);
    }
  }

  private static void part(
      float[] group, int customer, float[] panels, int from, int rank, float[] products, int to) {
    FloatVector s00 = FloatVector.zero(NARROW);
    FloatVector s01 = FloatVector.zero(NARROW);
    FloatVector s10 = FloatVector.zero(NARROW);
    FloatVector s11 = FloatVector.zero(NARROW);
    FloatVector s20 = FloatVector.zero(NARROW);
    FloatVector s21 = FloatVector.zero(NARROW);
    FloatVector s30 = FloatVector.zero(NARROW);
    FloatVector s31 = FloatVector.zero(NARROW);
    int panel = from;
    int end = rank * CUSTOMERS;
    for (int at = customer; at < end; at += CUSTOMERS) {
      FloatVector b0 = FloatVector.fromArray(NARROW, panels, panel);
      FloatVector b1 = FloatVector.fromArray(NARROW, panels, panel + 8);
      FloatVector a = CLASS.cast(FloatVector.broadcast(NARROW, group[at]));
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 1]));
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 2]));
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 3]));
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      panel += ITEMS;
    }
    CLASS.cast(s00).intoArray(products, to);
    CLASS.cast(s01).intoArray(products, to + 8);
    CLASS.cast(s10).intoArray(products, to + 48);
    CLASS.cast(s11).intoArray(products, to + 56);
    CLASS.cast(s20).intoArray(products, to + 96);
    CLASS.cast(s21).intoArray(products, to + 104);
    CLASS.cast(s30).intoArray(products, to + 144);
    CLASS.cast(s31).intoArray(products, to + 152);
  }

  @Override
  public boolean reaches(float[] products, int row, float least) {
    FloatVector most = FloatVector.fromArray(NARROW, products, row * ITEMS);
    for (int at = row * ITEMS + 8; at < (row + 1) * ITEMS; at += 8) {
      most = CLASS.cast(most).max(FloatVector.fromArray(NARROW, products, at));
    }
    return CLASS.cast(most).compare(VectorOperators.GE, least).anyTrue();
  }

  @Override
  public String toString() {
    return "Vector API, 256 bits";
  }
}
