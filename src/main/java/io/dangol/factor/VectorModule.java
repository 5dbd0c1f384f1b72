package io.dangol.factor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the module of Java's Vector API.
 *
 * <p>Java prints a warning if its command line names an incubating module, so {@code
 * scripts/dangol} does not name it. The module is loaded here instead, in the way in which Java
 * loads its own management agent. Spark's launcher names it on the command line.
 */
public final class VectorModule {

  private static final Logger LOG = LoggerFactory.getLogger(VectorModule.class);

  private static final String NAME = "jdk.incubator.vector";

  private static final boolean LOADED =
      ModuleLayer.boot().findModule(NAME).isPresent() || loadedAtRunTime();

  private VectorModule() {}

  /**
   * Makes the module usable. Call this before MLlib's first arithmetic: MLlib looks for the module
   * once, when it chooses its own inner loops.
   *
   * @return whether classes may use the module; false if Java was started without it and without
   *     {@code .mvn/java.options}
   */
  public static boolean load() {
    return LOADED;
  }

  private static boolean loadedAtRunTime() {
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException e) {
      LOG.debug("no {}: arithmetic on factors uses scalar registers", NAME, e);
      return false;
    }
  }
}
