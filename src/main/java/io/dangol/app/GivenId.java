package io.dangol.app;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** An id of the shop's own, as an operator types it; it may begin with a minus. */
final class GivenId {

  private GivenId() {}

  /** The id; a minus begins a number, else an option that nobody knows. */
  static String of(String given, CommandSpec command) {
    if (given.matches("-\\D.*|-")) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "Unknown option: '" + given + "'");
    }
    return given;
  }
}
