package io.dangol.profile;

import static io.dangol.table.Tables.EVENTS;
import static io.dangol.table.Tables.INTERACTIONS;

import io.dangol.job.Inputs;
import io.dangol.job.Outputs;
import io.dangol.job.Run;
import io.dangol.job.Step;

/** Computes the strength of every customer's interest in every item, up to the as-of date. */
public record BuildInteractions(InteractionSettings settings) implements Step {

  public static final String JOB = "build-interactions";

  @Override
  public void run(Run run, Inputs inputs, Outputs outputs) {
    outputs.write(
        INTERACTIONS, Interactions.asOf(inputs.read(EVENTS), run.end(), run.zone(), settings));
  }
}
