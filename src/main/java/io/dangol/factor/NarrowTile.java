package io.dangol.factor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Registers of 8 floats, of which there are 16: the tile is made in four parts of 4 customers x 24
 * items, each in 12 registers, with three for the items of a factor and one for a customer's.
 */
final class NarrowTile implements Tile {

  private static final VectorSpecies<Float> NARROW = FloatVector.SPECIES_256;

  /** See {@link WideTile}. */
  private static final Class<? extends FloatVector> CLASS = FloatVector.zero(NARROW).getClass();

  private static final int HALF = ITEMS / 2;

  @Override
  public void multiply(float[] group, float[] panels, int from, int rank, float[] products) {
    for (int customer = 0; customer < CUSTOMERS; customer += 4) {
      part(group, customer, panels, from, rank, products, customer * ITEMS);
      part(group, customer, panels, from + HALF, rank, products, customer * ITEMS + HALF);
    }
  }

  private static void part(
      float[] group, int customer, float[] panels, int from, int rank, float[] products, int to) {
    FloatVector s00 = FloatVector.zero(NARROW);
    FloatVector s01 = FloatVector.zero(NARROW);
    FloatVector s02 = FloatVector.zero(NARROW);
    FloatVector s10 = FloatVector.zero(NARROW);
    FloatVector s11 = FloatVector.zero(NARROW);
    FloatVector s12 = FloatVector.zero(NARROW);
    FloatVector s20 = FloatVector.zero(NARROW);
    FloatVector s21 = FloatVector.zero(NARROW);
    FloatVector s22 = FloatVector.zero(NARROW);
    FloatVector s30 = FloatVector.zero(NARROW);
    FloatVector s31 = FloatVector.zero(NARROW);
    FloatVector s32 = FloatVector.zero(NARROW);
    int panel = from;
    int end = rank * CUSTOMERS;
    for (int at = customer; at < end; at += CUSTOMERS) {
      FloatVector b0 = FloatVector.fromArray(NARROW, panels, panel);
      FloatVector b1 = FloatVector.fromArray(NARROW, panels, panel + 8);
      FloatVector b2 = FloatVector.fromArray(NARROW, panels, panel + 16);
      FloatVector a = CLASS.cast(FloatVector.broadcast(NARROW, group[at]));
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 1]));
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 2]));
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      a = CLASS.cast(FloatVector.broadcast(NARROW, group[at + 3]));
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      panel += ITEMS;
    }
    CLASS.cast(s00).intoArray(products, to);
    CLASS.cast(s01).intoArray(products, to + 8);
    CLASS.cast(s02).intoArray(products, to + 16);
    CLASS.cast(s10).intoArray(products, to + 48);
    CLASS.cast(s11).intoArray(products, to + 56);
    CLASS.cast(s12).intoArray(products, to + 64);
    CLASS.cast(s20).intoArray(products, to + 96);
    CLASS.cast(s21).intoArray(products, to + 104);
    CLASS.cast(s22).intoArray(products, to + 112);
    CLASS.cast(s30).intoArray(products, to + 144);
    CLASS.cast(s31).intoArray(products, to + 152);
    CLASS.cast(s32).intoArray(products, to + 160);
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
