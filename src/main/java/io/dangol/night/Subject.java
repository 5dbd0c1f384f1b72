package io.dangol.night;

import io.dangol.job.Inputs;
import io.dangol.job.Run;
import io.dangol.learn.Metric;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What {@code evaluate} measures of a past date.
 *
 * @param name as it is written on the command line
 * @param job whose tables are read, with the purpose that the job has
 * @param judgedLater whether it reads what came after the date
 */
record Subject(String name, String job, boolean judgedLater, Measure measure) {

  /** Trains on what was known on the date of a run, and measures. */
  @FunctionalInterface
  interface Measure {

    /**
     * The figures.
     *
     * @param log takes the number of days after the date that the log must have; a DATA failure if
     *     it ends before
     */
    List<Metric> of(Run run, Inputs inputs, IntConsumer log);
  }
}
