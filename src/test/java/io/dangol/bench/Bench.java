package io.dangol.bench;

import io.dangol.recover.Recover;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks by name; a new one is a class of its own and a line here. */
@Command(
    name = "scripts/bench",
    description = {
      "Measures one thing against what it is to be compared with, in one run on one machine: the two"
          + " take turns, and medians are compared.",
      ""
    },
    synopsisSubcommandLabel = "NAME",
    mixinStandardHelpOptions = true,
    subcommands = {
      LoadBench.class,
      TopNBench.class,
      TrainBench.class,
      GowallaBench.class,
      UnobservedWeightBench.class,
      RelatedBench.class,
      TimingBench.class,
      NightBench.class,
      SegmentsBench.class,
      Recover.class
    },
    footer = {
      "",
      "Exit code: 0 measured, 1 something failed, 2 usage.",
      "",
      "Example:  scripts/bench load --rows 1000000 --json"
    })
final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }
}
