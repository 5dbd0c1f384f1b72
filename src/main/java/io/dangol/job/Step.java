package io.dangol.job;

/** The work of a job: reads and writes its tables. Time and randomness come from the run only. */
@FunctionalInterface
public interface Step {
  void run(Run run, Inputs inputs, Outputs outputs);
}
