package io.dangol.night;

import io.dangol.job.GateResult;
import io.dangol.job.Run;
import io.dangol.publish.Release;
import io.dangol.publish.ServingStore;
import java.util.List;

/** Brings the night of a run to a store in the steps of {@link Night}: measure, judge, publish. */
record Publishing(Releases releases, ServingStore store) {

  Release publish(Run run, String runKey, boolean force) {
    Releases.Candidate night = releases.measure(run);
    List<GateResult> gates = releases.judge(night, store, AcceptedGates.NONE);
    return releases.publish(night, gates, store, runKey, force);
  }
}
