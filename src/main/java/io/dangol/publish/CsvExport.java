package io.dangol.publish;

import io.dangol.job.Failure;
import io.dangol.job.OwnerOnly;
import io.dangol.job.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes a release as CSV files, one for each public view, and then their manifest.
 *
 * <p>A former manifest is removed first, and each file is written under another name and then
 * renamed. An export that dies leaves no manifest, so the next export starts again. Rows are
 * streamed. Only one export may write to a folder at a time. Only the owner can read the files,
 * unless the folder was made for a group.
 */
public final class CsvExport {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path folder;
  private final CsvForm form;
  private final CsvText csv;

  /**
   * An export for programs into a folder, which is created if it is missing. Each cell has the
   * value of the store.
   */
  public static CsvExport forPrograms(Path folder) {
    return new CsvExport(folder, CsvForm.PROGRAMS);
  }

  /**
   * An export for spreadsheets: with a byte order mark, by which they recognise UTF-8, with the
   * delimiter and the decimal sign that they expect, and with guarded texts; see {@link CsvText}.
   *
   * @param language of the spreadsheets, as in {@code de} or {@code es-MX}
   */
  public static CsvExport forSpreadsheets(Path folder, String language) {
    return new CsvExport(folder, CsvForm.spreadsheets(language));
  }

  private CsvExport(Path folder, CsvForm form) {
    this.folder = folder;
    this.form = form;
    this.csv = new CsvText(form);
  }

  /**
   * What was done.
   *
   * @param written false if the folder held the complete export already
   */
  public record Done(CsvManifest manifest, boolean written) {}

  public Done write(ReleaseReader rows) {
    makeFolder();
    try {
      var former = CsvManifest.in(folder).filter(found -> isWhole(found, rows));
      return former.isPresent() ? new Done(former.get(), false) : new Done(writeAll(rows), true);
    } catch (UncheckedIOException | IOException e) {
      throw Failure.storage(
          folder
              + ": the export cannot be written ("
              + e.getMessage()
              + "); it is done again from"
              + " the start when the command is run again",
          e);
    }
  }

  private CsvManifest writeAll(ReleaseReader rows) throws IOException {
    CsvManifest.remove(folder);
    List<CsvManifest.Entry> files = new ArrayList<>();
    for (ServingTable table : ServingTable.stored()) {
      files.add(write(table, rows));
    }
    Release release = rows.release();
    CsvManifest manifest =
        new CsvManifest(
            release.number(),
            release.asOf().toString(),
            release.runId(),
            rows.withheld(),
            form.forSpreadsheets(),
            form,
            files);
    manifest.write(folder);
    return manifest;
  }

  private void makeFolder() {
    try {
      OwnerOnly.folder(folder);
    } catch (IOException e) {
      throw Failure.storage(folder + ": the export cannot be written (" + e.getMessage() + ")", e);
    }
  }

  private CsvManifest.Entry write(ServingTable table, ReleaseReader rows) throws IOException {
    String name = table.name() + ".csv";
    Path file = folder.resolve(name);
    MessageDigest digest = sha256();
    LongAdder count = new LongAdder();
    WholeFile.removeParts(file);
    WholeFile.write(
        file,
        WholeFile.Readers.GROUP_OF_FOLDER,
        plain -> count.add(write(table, rows, new DigestOutputStream(plain, digest))));
    return new CsvManifest.Entry(
        name,
        table.name(),
        table.version(),
        ViewContract.of(table).key(),
        count.sum(),
        Files.size(file),
        HexFormat.of().formatHex(digest.digest()));
  }

  private long write(ServingTable table, ReleaseReader rows, OutputStream out) throws IOException {
    if (form.forSpreadsheets()) {
      out.write(BYTE_ORDER_MARK);
    }
    put(out, csv.header(table.columns()));
    return rows.each(table, cells -> put(out, csv.row(table.columns(), cells)));
  }

  /** Whether the folder holds what this export would write: release, form, views, every byte. */
  private boolean isWhole(CsvManifest found, ReleaseReader rows) {
    Release release = rows.release();
    List<String> views = ServingTable.stored().stream().map(t -> t.views().get(1).name()).toList();
    return found.release() == release.number()
        && found.runId().equals(release.runId())
        && found.withheld() == rows.withheld()
        && found.form().equals(form)
        && found.files().stream()
            .map(f -> ViewContract.name(f.view(), f.contract()))
            .toList()
            .equals(views)
        && found.files().stream().allMatch(this::isWhole);
  }

  private boolean isWhole(CsvManifest.Entry entry) {
    Path file = folder.resolve(entry.file());
    try {
      return Files.exists(file)
          && Files.size(file) == entry.bytes()
          && hash(file).equals(entry.sha256());
    } catch (IOException e) {
      return false;
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, nowhere);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
