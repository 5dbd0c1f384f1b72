package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.privacy.AccountList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Accounts of people, from a file: arguments can be seen by other users of the host. */
final class AccountsOption {

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      required = true,
      description = "File with the accounts; - for standard input.")
  private String accounts;

  AccountList list() {
    if (accounts.equals("-")) {
      return AccountList.read(System.in, "standard input");
    }
    try (InputStream file = Files.newInputStream(Path.of(accounts))) {
      return AccountList.read(file, accounts);
    } catch (IOException e) {
      throw Failure.configuration(accounts + ": the file with the accounts cannot be read");
    }
  }
}
