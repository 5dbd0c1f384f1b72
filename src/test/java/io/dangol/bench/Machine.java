package io.dangol.bench;

import dev.ludovic.netlib.blas.BLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where a benchmark ran, and with what. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path LOADED = Path.of("/proc/self/maps");

  private Machine() {}

  /** Cores, processor, memory of this JVM, versions, and the BLAS that MLlib found. */
  static Map<String, Object> described() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("processor", processor());
    machine.put("heap_mb", Runtime.getRuntime().maxMemory() >> 20);
    machine.put("java", System.getProperty("java.version"));
    machine.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    machine.put("delta", io.delta.package$.MODULE$.VERSION());
    machine.put("blas", blas());
    return machine;
  }

  /** Its name where the system says it, else its architecture. */
  private static String processor() {
    return lines(PROCESSORS)
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** The class that netlib took, and the library behind it where it is a native one. */
  private static String blas() {
    String taken = BLAS.getInstance().getClass().getSimpleName();
    return lines(LOADED)
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .filter(file -> file.contains("blas") && !file.contains("netlib"))
        .findFirst()
        .map(file -> taken + " on " + file)
        .orElse(taken);
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file).stream() : Stream.empty();
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
