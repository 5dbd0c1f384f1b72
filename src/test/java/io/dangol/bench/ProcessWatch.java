package io.dangol.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** CPU seconds and memory of a process, while it lives, job by job; from /proc, twice a second. */
final class ProcessWatch implements Runnable {
  /** Stands for all jobs together. */
  static final String WHOLE = "whole night";

  /** Stands for what is done before, between and after them. */
  static final String NO_JOB = "no job's";

  /** What a job took. */
  record Taken(double seconds, double cpu, double megabytes) {

    /** Both, one after the other. */
    Taken and(Taken other) {
      return new Taken(
          seconds + other.seconds, cpu + other.cpu, Math.max(megabytes, other.megabytes));
    }
  }

  private final long pid;
  private final long began = System.nanoTime();
  private volatile double cpu;
  private volatile double most;
  private volatile double mostOfAll;
  private volatile boolean over;
  private long since = began;
  private double cpuBefore;
  private Taken outside = new Taken(0, 0, 0);

  /** Of the process with this number; {@link #run} samples until it ends. */
  ProcessWatch(long pid) {
    this.pid = pid;
  }

  @Override
  public void run() {
    while (!over) {
      sample();
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void sample() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // Fields 14 and 15, in ticks of a hundredth of a second; 24, in pages of 4 KiB.
      cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
      double megabytes = Long.parseLong(fields[21]) * 4096 / 1e6;
      most = Math.max(most, megabytes);
      mostOfAll = Math.max(mostOfAll, megabytes);
    } catch (IOException e) {
      over = true;
    }
  }

  /** Notes that a job starts or ends. */
  synchronized void reached(String job, boolean starts, Map<String, Taken> jobs) {
    Taken taken = sinceBefore();
    if (starts) {
      outside = outside.and(taken);
    } else {
      jobs.put(job, taken);
    }
  }

  /** What was taken since this was asked before. */
  private Taken sinceBefore() {
    sample();
    long now = System.nanoTime();
    Taken taken = new Taken((now - since) / 1e9, cpu - cpuBefore, most);
    since = now;
    cpuBefore = cpu;
    most = 0;
    sample();
    return taken;
  }

  /** Notes what the whole took. */
  synchronized void end(Map<String, Taken> jobs) {
    outside = outside.and(sinceBefore());
    over = true;
    jobs.put(NO_JOB, outside);
    jobs.put(WHOLE, new Taken((System.nanoTime() - began) / 1e9, cpu, mostOfAll));
  }
}
