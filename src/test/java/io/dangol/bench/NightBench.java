package io.dangol.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whole nights of several sizes. */
@Command(
    name = "night",
    description = {
      "Simulates shops of several sizes and runs a night of each by scripts/dangol: seconds, CPU"
          + " seconds and the largest resident memory of each job, how each grows with the number of"
          + " customers (the exponent between the two largest shops), and which job takes"
          + " the largest share. What is no job's is the start, the gates and the publication."
          + " Compares with nothing. CPU and memory are read from /proc twice a"
          + " second: Linux only.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  scripts/bench night --customers 2000,20000,200000 --days 60"})
final class NightBench implements Callable<Integer> {

  @Option(
      names = "--customers",
      split = ",",
      description = "Sizes, smallest first (default: 2000,20000,200000).")
  private List<Integer> sizes = List.of(2_000, 20_000, 200_000);

  @Option(names = "--items-per", description = "Customers per item (default ${DEFAULT-VALUE}).")
  private int customersPerItem = 20;

  @Option(names = "--days", description = "Days of the logs (default ${DEFAULT-VALUE}).")
  private int days = 60;

  @Option(names = "--work", description = "Where logs and homes go (default: ${DEFAULT-VALUE}).")
  private Path work = Path.of("work/bench-night");

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  private static final Pattern STEP = Pattern.compile("Runner - (\\S+) (starts|ends)");

  /** What the jobs of one shop took, and how many events there were. */
  record Night(int customers, long events, Map<String, ProcessWatch.Taken> jobs) {}

  @Override
  public Integer call() throws Exception {
    List<Night> nights = new ArrayList<>();
    for (int size : sizes) {
      nights.add(night(size));
      System.err.printf(
          Locale.ROOT,
          "%,d customers, %,d events: %.0f s%n",
          size,
          nights.get(nights.size() - 1).events(),
          nights.get(nights.size() - 1).jobs().get(ProcessWatch.WHOLE).seconds());
    }
    System.out.print(json ? findings(nights).json() : text(nights));
    return 0;
  }

  private Night night(int customers) throws Exception {
    Path folder = work.resolve(customers + "-customers");
    List<String> shop =
        List.of(
            "--conf",
            "conf/demo.conf",
            "--set",
            "home=" + folder.resolve("home"),
            "--set",
            "simulate.folder=" + folder.resolve("logs"),
            "--set",
            "simulate.customers=" + customers,
            "--set",
            "simulate.items=" + Math.max(50, customers / customersPerItem),
            "--set",
            "simulate.days=" + days,
            "--set",
            "churn.horizon=14d",
            "--set",
            "churn.min-history=14d",
            "--set",
            "churn.cut-off-spacing=14d");
    if (!Files.exists(folder.resolve("logs"))) {
      run("simulate", shop, new LinkedHashMap<>());
    }
    deleted(folder.resolve("home"));
    Map<String, ProcessWatch.Taken> jobs = new LinkedHashMap<>();
    List<String> words = new ArrayList<>(shop);
    words.addAll(List.of("--as-of", "2026-06-30"));
    Path report = Path.of(run("nightly", words, jobs));
    JsonNode night = new ObjectMapper().readTree(report.toFile());
    long events = 0;
    for (JsonNode input : night.get("inputs")) {
      events += input.get("accepted").asLong();
    }
    return new Night(customers, events, jobs);
  }

  private static void deleted(Path folder) throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
  }

  /** Runs a command, notes what its jobs took, and returns the last line that it printed. */
  private static String run(
      String command, List<String> words, Map<String, ProcessWatch.Taken> jobs) throws Exception {
    List<String> line = new ArrayList<>(List.of("scripts/dangol", command));
    line.addAll(words);
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    ProcessWatch watch = new ProcessWatch(process.pid());
    Thread sampler = new Thread(watch);
    sampler.setDaemon(true);
    sampler.start();
    String last = "";
    try (var output = process.inputReader()) {
      for (String said = output.readLine(); said != null; said = output.readLine()) {
        last = said.isBlank() ? last : said;
        Matcher step = STEP.matcher(said);
        if (step.find()) {
          watch.reached(step.group(1), step.group(2).equals("starts"), jobs);
        }
      }
    }
    watch.end(jobs);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + last);
    }
    return last;
  }

  private static String text(List<Night> nights) {
    StringBuilder text = new StringBuilder(new Findings("night").text());
    text.append(String.format("%n%-26s", ""));
    nights.forEach(n -> text.append(String.format(Locale.ROOT, "%,28d", n.customers())));
    text.append(String.format("%12s%n%-26s", nights.size() > 1 ? "exponent" : "", "job"));
    nights.forEach(n -> text.append(String.format("%10s%9s%9s", "s", "CPU s", "MB")));
    text.append(String.format("%n"));
    for (String job : nights.get(0).jobs().keySet()) {
      text.append(String.format("%-26s", job));
      for (Night night : nights) {
        ProcessWatch.Taken taken = night.jobs().get(job);
        text.append(
            String.format(
                Locale.ROOT, "%10.1f%9.1f%9.0f", taken.seconds(), taken.cpu(), taken.megabytes()));
      }
      if (nights.size() > 1) {
        text.append(String.format(Locale.ROOT, "%12.2f", exponent(nights, job)));
      }
      text.append(String.format("%n"));
    }
    return text.append(String.format("%nholds the largest night back: %s%n", slowest(nights)))
        .toString();
  }

  private static Findings findings(List<Night> nights) {
    Map<String, Double> exponents = new LinkedHashMap<>();
    if (nights.size() > 1) {
      nights.get(0).jobs().keySet().forEach(job -> exponents.put(job, exponent(nights, job)));
    }
    return new Findings("night")
        .with("nights", nights)
        .with("exponents", exponents)
        .with("slowest", slowest(nights));
  }

  /** Of CPU seconds over customers, between the two largest shops, of two or more. */
  private static double exponent(List<Night> nights, String job) {
    Night small = nights.get(nights.size() - 2);
    Night large = nights.get(nights.size() - 1);
    return Math.log(large.jobs().get(job).cpu() / small.jobs().get(job).cpu())
        / Math.log((double) large.customers() / small.customers());
  }

  private static String slowest(List<Night> nights) {
    return nights.get(nights.size() - 1).jobs().entrySet().stream()
        .filter(job -> !Set.of(ProcessWatch.WHOLE, ProcessWatch.NO_JOB).contains(job.getKey()))
        .max(Map.Entry.comparingByValue(Comparator.comparingDouble(ProcessWatch.Taken::seconds)))
        .orElseThrow()
        .getKey();
  }
}
