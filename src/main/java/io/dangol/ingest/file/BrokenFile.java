package io.dangol.ingest.file;

/** A file that is not what it says: it is set aside whole. */
public final class BrokenFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How the problem of a file without any record begins. */
  public static final String EMPTY = "is empty";

  /** What is wrong and what to do, in words that follow the name of the file; no values. */
  public BrokenFile(String problem, String remedy) {
    super(problem + ": " + remedy);
  }
}
