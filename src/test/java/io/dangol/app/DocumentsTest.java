package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

  @TempDir private Path folder;

  @Test
  void theWrittenDocumentsAreFresh() {
    assertThat(Documents.stale(Path.of("docs")))
        .as("documents that scripts/docs would write anew")
        .isEmpty();
  }

  @Test
  void aPageThatSomebodyEditedIsStaleUntilItIsWrittenAnew() throws IOException {
    Documents.refresh(folder);
    Files.writeString(folder.resolve("exit-codes.md"), "Exit code 4 is never worth a retry.");

    assertThat(Documents.stale(folder)).containsExactly("exit-codes.md");
    assertThat(Documents.refresh(folder)).containsExactly("exit-codes.md");
    assertThat(Documents.stale(folder)).isEmpty();
  }

  @Test
  void everyPageSaysThatItIsGenerated() {
    assertThat(Documents.texts())
        .hasSize(5)
        .allSatisfy(
            (name, text) ->
                assertThat(text.lines().findFirst().orElse(""))
                    .contains("Generated", "Do not edit"));
  }

  @Test
  void helpNamesEveryExitCodeInTheWordsOfThePage() {
    String help = Main.commandLine().getUsageMessage();

    assertThat(ExitCode.all()).extracting(ExitCode::code).containsExactly(0, 2, 3, 4, 5, 6, 70, 130, 143);
    assertThat(help).contains(ExitCode.all().stream().map(ExitCode::toString).toList());
  }
}
