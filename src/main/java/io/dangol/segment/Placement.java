package io.dangol.segment;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * Decides to which segment a customer belongs: that of the nearest centre, except that a customer
 * stays in the former segment until another centre is nearer by a margin.
 */
final class Placement implements Serializable {

  /** The id of a segment that no former night had, and of a customer without a former segment. */
  static final int NONE = 0;

  private static final long serialVersionUID = 1L;

  private final double[][] centres;
  private final int[] ids;
  private final double nearer;

  /**
   * A decision between centres.
   *
   * @param ids for each centre the segment of the former night that goes on in it, or {@link #NONE}
   * @param margin from 0 to below 1: who leaves has a centre whose distance is at most 1 - margin
   *     times that of the own one
   */
  Placement(double[][] centres, List<Integer> ids, double margin) {
    this.centres = centres.clone();
    this.ids = ids.stream().mapToInt(id -> id).toArray();
    this.nearer = (1 - margin) * (1 - margin);
  }

  /** Always the nearest centre. */
  static Placement nearest(double[][] centres) {
    return new Placement(centres, Collections.nCopies(centres.length, NONE), 0);
  }

  int size() {
    return centres.length;
  }

  /**
   * The index of the centre.
   *
   * @param formerId the customer's former segment, or {@link #NONE}
   */
  int of(double[] point, int formerId) {
    int nearest = nearest(point);
    int own = indexOf(formerId);
    if (own < 0) {
      return nearest;
    }
    double there = KMeansSearch.squaredDistance(point, centres[nearest]);
    double here = KMeansSearch.squaredDistance(point, centres[own]);
    return there < here && there <= nearer * here ? nearest : own;
  }

  /** The index of the nearest centre; the lower one wins a tie. */
  int nearest(double[] point) {
    return KMeansSearch.nearest(point, centres);
  }

  /** The index of the centre in which a former segment goes on; -1 if none does. */
  int indexOf(int formerId) {
    for (int i = 0; i < ids.length && formerId != NONE; i++) {
      if (ids[i] == formerId) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The axis that says most for another centre: the one with the largest part of the difference
   * between the two squared distances. The lower axis wins a tie.
   */
  int decisive(double[] point, int from, int to) {
    int decisive = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int axis = 0; axis < point.length; axis++) {
      double part =
          square(point[axis] - centres[from][axis]) - square(point[axis] - centres[to][axis]);
      if (part > most) {
        decisive = axis;
        most = part;
      }
    }
    return decisive;
  }

  /** Whether a centre has more of an axis than another. */
  boolean isMore(int axis, int from, int to) {
    return centres[to][axis] > centres[from][axis];
  }

  private static double square(double x) {
    return x * x;
  }
}
