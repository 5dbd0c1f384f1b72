package io.dangol.night;

import io.dangol.job.Failure;
import io.dangol.job.WholeFile;
import io.dangol.privacy.AccountList;
import io.dangol.privacy.AccountList.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an erasure has counted so far. It is kept in a file from before the first deletion until the
 * receipt is written, so that one that was killed goes on with the same figures. It contains no
 * account id and no number of a customer.
 *
 * @param salt makes the fingerprint useless without the file
 * @param fingerprint of the accounts that were given
 * @param rows of the customers before, by table of the lake and view of the store
 */
record BegunErasure(
    long number,
    String salt,
    String fingerprint,
    long accountsKnown,
    long customers,
    Map<String, Long> rows) {

  private static final String NAME = "erasing.json";

  BegunErasure {
    rows = new TreeMap<>(rows);
  }

  static BegunErasure begin(long number, AccountList accounts, long known, long customers) {
    String salt = UUID.randomUUID().toString();
    return new BegunErasure(number, salt, fingerprint(salt, accounts), known, customers, Map.of());
  }

  /**
   * The erasure that was begun and not finished; DATA if it was begun with other accounts.
   *
   * @param folder for reports on this host
   */
  static Optional<BegunErasure> of(AccountList accounts, Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    BegunErasure begun =
        ReportFile.parsed(text(file), BegunErasure.class)
            .orElseThrow(
                () -> Failure.storage(file + " is damaged. Remove it and erase again", null));
    if (!begun.fingerprint().equals(fingerprint(begun.salt(), accounts))) {
      throw Failure.data(
          "erasure %s was begun with other accounts and is not finished: run it again with those first. If they are lost, remove %s: that erasure then has no receipt"
              .formatted(begun.number(), file));
    }
    return Optional.of(begun);
  }

  BegunErasure with(Map<String, Long> counted) {
    Map<String, Long> all = new TreeMap<>(rows);
    counted.forEach(all::putIfAbsent);
    return new BegunErasure(number, salt, fingerprint, accountsKnown, customers, all);
  }

  void write(Path folder) {
    WholeFile.write(folder.resolve(NAME), ReportFile.line(this));
  }

  static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw Failure.storage("cannot remove " + folder.resolve(NAME) + ": " + e.getMessage(), e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String fingerprint(String salt, AccountList accounts) {
    StringBuilder text = new StringBuilder(salt);
    for (Account account : accounts.accounts()) {
      text.append('\n').append(account.kind()).append('\u001f').append(account.id());
    }
    return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.storage("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
