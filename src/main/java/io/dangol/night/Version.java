package io.dangol.night;

/** The version that the application jar states. */
public final class Version {

  private Version() {}

  /** As in the jar's manifest; {@code development} outside of a jar. */
  public static String current() {
    String stated = Version.class.getPackage().getImplementationVersion();
    return stated == null ? "development" : stated;
  }
}
