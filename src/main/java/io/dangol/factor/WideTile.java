package io.dangol.factor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile for machines with 32 registers of 16 floats: 24 registers hold the whole tile, three
 * hold the items of a factor.
 *
 * <p>The loop is alone in its method, because the JVM's compiler would spill registers otherwise.
 *
 * <p>Every vector is cast to its class before one of its methods is called. The compiler inlines
 * only methods of a class that it knows. Without the cast it guesses the class from what the JVM
 * has seen. The guess fails once other code uses vectors too, as Spark's linear algebra does, and
 * then vectors become objects.
 */
final class WideTile implements Tile {

  private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_512;

  private static final Class<? extends FloatVector> CLASS = FloatVector.zero(WIDE).getClass();

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
      FloatVector a = CLASS.cast(FloatVector.broadcast(WIDE, group[at]));
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 1]));
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 2]));
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 3]));
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 4]));
      s40 = a.fma(b0, s40);
      s41 = a.fma(b1, s41);
      s42 = a.fma(b2, s42);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 5]));
      s50 = a.fma(b0, s50);
      s51 = a.fma(b1, s51);
      s52 = a.fma(b2, s52);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 6]));
      s60 = a.fma(b0, s60);
      s61 = a.fma(b1, s61);
      s62 = a.fma(b2, s62);
      a = CLASS.cast(FloatVector.broadcast(WIDE, group[at + 7]));
      s70 = a.fma(b0, s70);
      s71 = a.fma(b1, s71);
      s72 = a.fma(b2, s72);
      panel += ITEMS;
    }
    CLASS.cast(s00).intoArray(products, 0);
    CLASS.cast(s01).intoArray(products, 16);
    CLASS.cast(s02).intoArray(products, 32);
    CLASS.cast(s10).intoArray(products, 48);
    CLASS.cast(s11).intoArray(products, 64);
    CLASS.cast(s12).intoArray(products, 80);
    CLASS.cast(s20).intoArray(products, 96);
    CLASS.cast(s21).intoArray(products, 112);
    CLASS.cast(s22).intoArray(products, 128);
    CLASS.cast(s30).intoArray(products, 144);
    CLASS.cast(s31).intoArray(products, 160);
    CLASS.cast(s32).intoArray(products, 176);
    CLASS.cast(s40).intoArray(products, 192);
    CLASS.cast(s41).intoArray(products, 208);
    CLASS.cast(s42).intoArray(products, 224);
    CLASS.cast(s50).intoArray(products, 240);
    CLASS.cast(s51).intoArray(products, 256);
    CLASS.cast(s52).intoArray(products, 272);
    CLASS.cast(s60).intoArray(products, 288);
    CLASS.cast(s61).intoArray(products, 304);
    CLASS.cast(s62).intoArray(products, 320);
    CLASS.cast(s70).intoArray(products, 336);
    CLASS.cast(s71).intoArray(products, 352);
    CLASS.cast(s72).intoArray(products, 368);
  }

  @Override
  public boolean reaches(float[] products, int row, float least) {
    int at = row * ITEMS;
    FloatVector one = CLASS.cast(FloatVector.fromArray(WIDE, products, at));
    FloatVector two = FloatVector.fromArray(WIDE, products, at + 16);
    FloatVector three = FloatVector.fromArray(WIDE, products, at + 32);
    FloatVector most = CLASS.cast(CLASS.cast(one.max(two)).max(three));
    return most.compare(VectorOperators.GE, least).anyTrue();
  }

  @Override
  public String toString() {
    return "Vector API, 512 bits";
  }
}
