package io.dangol.job;

/**
 * The work of a job: reads its tables, writes its tables, and knows time and chance from the run
 * only.
 */
@FunctionalInterface
public interface Step {
  void run(Run run, Inputs inputs, Outputs outputs);
}
