package io.dangol.factor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Registers of 16 floats, of which there are 32: the whole tile lies in 24 of them, three take the
 * items of a factor.
 *
 * <p>The loop stands alone in its method and does nothing else, or the compiler of the JVM spills
 * its registers.
 */
final class WideTile implements Tile {

  static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_512;

  @Override
  public void multiply(float[] group, float[] panels, int from, int rank, float[] products) {
    FloatVector s00 = FloatVector.zero(WIDE);
    FloatVector s01 = FloatVector.zero(WIDE);
    FloatVector s02 = FloatVector.zero(WIDE);
    FloatVector s10 = FloatVector.zero(WIDE);
    FloatVector s11 = FloatVector.zero(WIDE);
    FloatVector s12 = FloatVector.zero(WIDE);
    FloatVector s20 = FloatVector.zero(WIDE);
    FloatVector s21 = FloatVector.zero(WIDE);
    FloatVector s22 = FloatVector.zero(WIDE);
    FloatVector s30 = FloatVector.zero(WIDE);
    FloatVector s31 = FloatVector.zero(WIDE);
    FloatVector s32 = FloatVector.zero(WIDE);
    FloatVector s40 = FloatVector.zero(WIDE);
    FloatVector s41 = FloatVector.zero(WIDE);
    FloatVector s42 = FloatVector.zero(WIDE);
    FloatVector s50 = FloatVector.zero(WIDE);
    FloatVector s51 = FloatVector.zero(WIDE);
    FloatVector s52 = FloatVector.zero(WIDE);
    FloatVector s60 = FloatVector.zero(WIDE);
    FloatVector s61 = FloatVector.zero(WIDE);
    FloatVector s62 = FloatVector.zero(WIDE);
    FloatVector s70 = FloatVector.zero(WIDE);
    FloatVector s71 = FloatVector.zero(WIDE);
    FloatVector s72 = FloatVector.zero(WIDE);
    int panel = from;
    for (int at = 0; at < rank * CUSTOMERS; at += CUSTOMERS) {
      FloatVector b0 = FloatVector.fromArray(WIDE, panels, panel);
      FloatVector b1 = FloatVector.fromArray(WIDE, panels, panel + 16);
      FloatVector b2 = FloatVector.fromArray(WIDE, panels, panel + 32);
      FloatVector a = FloatVector.broadcast(WIDE, group[at]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      a = FloatVector.broadcast(WIDE, group[at + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      a = FloatVector.broadcast(WIDE, group[at + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      a = FloatVector.broadcast(WIDE, group[at + 3]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      a = FloatVector.broadcast(WIDE, group[at + 4]);
      s40 = a.fma(b0, s40);
      s41 = a.fma(b1, s41);
      s42 = a.fma(b2, s42);
      a = FloatVector.broadcast(WIDE, group[at + 5]);
      s50 = a.fma(b0, s50);
      s51 = a.fma(b1, s51);
      s52 = a.fma(b2, s52);
      a = FloatVector.broadcast(WIDE, group[at + 6]);
      s60 = a.fma(b0, s60);
      s61 = a.fma(b1, s61);
      s62 = a.fma(b2, s62);
      a = FloatVector.broadcast(WIDE, group[at + 7]);
      s70 = a.fma(b0, s70);
      s71 = a.fma(b1, s71);
      s72 = a.fma(b2, s72);
      panel += ITEMS;
    }
    s00.intoArray(products, 0);
    s01.intoArray(products, 16);
    s02.intoArray(products, 32);
    s10.intoArray(products, 48);
    s11.intoArray(products, 64);
    s12.intoArray(products, 80);
    s20.intoArray(products, 96);
    s21.intoArray(products, 112);
    s22.intoArray(products, 128);
    s30.intoArray(products, 144);
    s31.intoArray(products, 160);
    s32.intoArray(products, 176);
    s40.intoArray(products, 192);
    s41.intoArray(products, 208);
    s42.intoArray(products, 224);
    s50.intoArray(products, 240);
    s51.intoArray(products, 256);
    s52.intoArray(products, 272);
    s60.intoArray(products, 288);
    s61.intoArray(products, 304);
    s62.intoArray(products, 320);
    s70.intoArray(products, 336);
    s71.intoArray(products, 352);
    s72.intoArray(products, 368);
  }

  @Override
  public boolean reaches(float[] products, int row, float least) {
    int at = row * ITEMS;
    FloatVector one = FloatVector.fromArray(WIDE, products, at);
    FloatVector two = FloatVector.fromArray(WIDE, products, at + 16);
    FloatVector three = FloatVector.fromArray(WIDE, products, at + 32);
    return one.max(two).max(three).compare(VectorOperators.GE, least).anyTrue();
  }

  @Override
  public String toString() {
    return "Vector API, 512 bits";
  }
}
