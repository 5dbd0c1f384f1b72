package io.dangol.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.job.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.TreeSet;

/**
 * Accounts that a person wrote into a file: lines {@code kind,account_id} below that header.
 *
 * @param accounts distinct, in the order of kind and id
 */
public record AccountList(List<Account> accounts) {

  private static final String HEADER = "kind,account_id";

  /** An account of the shop. */
  public record Account(String kind, String id) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      int byKind = kind.compareTo(other.kind);
      return byKind == 0 ? id.compareTo(other.id) : byKind;
    }

    /** The ids are personal data, and texts of objects come into logs. */
    @Override
    public String toString() {
      return "an account of kind " + kind;
    }
  }

  public AccountList {
    accounts = accounts.stream().distinct().sorted().toList();
  }

  /**
   * Reads the lines; a quoted id may hold anything but a line break. A line that is not of this
   * form is a DATA failure, which names its number and not its text.
   *
   * @param name of the file, for messages
   */
  public static AccountList read(InputStream bytes, String name) {
    TreeSet<Account> accounts = new TreeSet<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
      String header = lines.readLine();
      if (header == null || !header.replace("\uFEFF", "").strip().equals(HEADER)) {
        throw Failure.data(name + ":1: the first line must be " + HEADER + "; nothing was done");
      }
      int number = 2;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (!line.isBlank()) {
          accounts.add(account(line.strip(), name + ":" + number));
        }
      }
    } catch (IOException e) {
      throw Failure.data(name + " cannot be read as UTF-8 text; nothing was done");
    }
    if (accounts.isEmpty()) {
      throw Failure.data(name + " names no account; nothing was done");
    }
    return new AccountList(List.copyOf(accounts));
  }

  private static Account account(String line, String where) {
    int comma = line.indexOf(',');
    String kind = comma < 0 ? "" : line.substring(0, comma).strip();
    String id = comma < 0 ? "" : unquoted(line.substring(comma + 1).strip());
    if (kind.isEmpty() || id.isEmpty()) {
      throw Failure.data(where + ": must be a kind, a comma and an account id; nothing was done");
    }
    return new Account(kind, id);
  }

  private static String unquoted(String id) {
    boolean isQuoted = id.length() > 1 && id.startsWith("\"") && id.endsWith("\"");
    return isQuoted ? id.substring(1, id.length() - 1).replace("\"\"", "\"") : id;
  }
}
