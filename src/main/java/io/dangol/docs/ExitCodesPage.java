package io.dangol.docs;

import static io.dangol.docs.Markdown.cells;

import io.dangol.job.ExitCode;
import java.util.List;

/** Writes the page of the exit codes, for operators and schedulers. */
final class ExitCodesPage {

  private ExitCodesPage() {}

  static String of() {
    return Markdown.page("Exit codes")
        .block(
            """
            Every command ends with one of these. The message on standard error says where, what, why and the remedy;
            a night's `run-report.json` has code and message as well. Whatever the code, readers of the serving store
            see one whole release.""")
        .table(
            List.of("code", "means", "worth a retry", "what to do"),
            ExitCode.all().stream()
                .map(
                    exit ->
                        cells(
                            exit.code(),
                            exit.meaning(),
                            exit.worthRetry() ? "yes" : "no",
                            exit.remedy()))
                .toList())
        .block(
            """
            A scheduler that retries should do so for the codes that are worth it only, after a pause; the same command
            goes on after the last finished job. All other codes wait for a person.""")
        .toString();
  }
}
