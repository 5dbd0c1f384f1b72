package io.dangol.demand;

import io.dangol.table.Words.Population;

/** How far ahead buyers are expected. */
enum Horizon {
  WEEK(7, Population.DEMAND_7_DAYS),
  MONTH(30, Population.DEMAND_30_DAYS);

  private final int days;
  private final Population population;

  Horizon(int days, Population population) {
    this.days = days;
    this.population = population;
  }

  int days() {
    return days;
  }

  /** Of the figures. */
  String population() {
    return population.word();
  }
}
