package io.dangol.app;

import picocli.CommandLine.IVersionProvider;

/** The version that the application jar states. */
final class Version implements IVersionProvider {

  /** As in the jar's manifest; {@code development} outside of a jar. */
  static String current() {
    String stated = Version.class.getPackage().getImplementationVersion();
    return stated == null ? "development" : stated;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"dangol " + current()};
  }
}
