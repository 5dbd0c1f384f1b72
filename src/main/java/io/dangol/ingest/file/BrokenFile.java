package io.dangol.ingest.file;

/** A file that cannot be read as what it claims to be. The whole file is set aside. */
public final class BrokenFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The beginning of the problem of a file without any record. */
  public static final String EMPTY = "is empty";

  /** What is wrong and what to do, in words that follow the name of the file; no values. */
  public BrokenFile(String problem, String remedy) {
    super(problem + ": " + remedy);
  }
}
