package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Spark cluster of separate processes: a master, and two workers with one core each. */
public final class TestCluster implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(10);

  private final Path folder;
  private final Path work;

  private TestCluster(Path folder) {
    this.folder = folder;
    this.work = folder.resolve("cluster");
  }

  /** Starts the cluster; the output of its processes goes to files below the folder. */
  public static TestCluster start(Path folder) {
    TestCluster cluster = new TestCluster(folder);
    cluster.script("start", "--port", "0");
    return cluster;
  }

  /** Starts a command of Dangol, whose driver runs on this machine. */
  public DangolProcess submit(String name, Map<String, String> environment, String... command) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DANGOL_SPARK_SECRET", secret());
    variables.putAll(environment);
    variables.put("SPARK_HOME", work.resolve("spark").toString());
    variables.put("DANGOL_POSTGRES_PASSWORD", TestPostgres.PASSWORD);
    List<String> words = new ArrayList<>(List.of("jobs/spark-submit.sh"));
    words.addAll(List.of(command));
    return DangolProcess.start(folder.resolve(name), variables, words);
  }

  /** The secret that master, workers, driver and executors share. */
  public String secret() {
    return text(work.resolve("secret")).strip();
  }

  /** Kills a worker and its executor, as if their host went down. */
  public void killWorker() {
    long worker = Long.parseLong(text(work.resolve("worker-1.pid")).strip());
    ProcessHandle process = ProcessHandle.of(worker).orElseThrow();
    List<ProcessHandle> executors = process.descendants().toList();
    assertThat(executors).isNotEmpty();
    assertThat(process.destroyForcibly()).isTrue();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** The output of the master or a worker. */
  public String log(String process) {
    return text(work.resolve(process + ".log"));
  }

  /** The output of each executor. */
  public List<String> executorLogs() {
    try (Stream<Path> files = Files.walk(work)) {
      return files.filter(file -> file.endsWith("stderr")).map(TestCluster::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    script("stop");
  }

  private void script(String action, String... more) {
    List<String> words =
        new ArrayList<>(List.of("scripts/cluster", action, "--work", work.toString()));
    words.addAll(List.of(more));
    try (DangolProcess script =
        DangolProcess.start(folder.resolve("cluster-" + action), Map.of(), words)) {
      assertThat(script.exitCode(START)).as(script.err()).isZero();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
