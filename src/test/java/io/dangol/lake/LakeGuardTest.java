package io.dangol.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeGuardTest {

  @TempDir private Path folder;
  private LakeGuard guard;

  @BeforeEach
  void open() throws IOException {
    guard =
        new LakeGuard(
            FileSystem.getLocal(new Configuration()),
            new org.apache.hadoop.fs.Path(folder.toUri()));
  }

  @Test
  void theFirstStoreIsNamedAndStays() {
    guard.claimShared("/srv/serving.db on host one", false);

    assertThat(folder.resolve("guarded-by")).content().isEqualTo("/srv/serving.db on host one");
    assertThatCode(() -> guard.claimShared("/srv/serving.db on host one", false))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherStoreIsRefusedAndChangesNothingUnlessItIsAdopted() throws IOException {
    guard.claimShared("/srv/serving.db on host one", false);

    assertThatThrownBy(() -> guard.claimShared("/srv/serving.db on host two", false))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
        .hasMessageContainingAll("host one", "host two", "publish.store = postgres", "--adopt");
    assertThat(Files.readString(folder.resolve("guarded-by"))).endsWith("host one");

    guard.claimShared("/srv/serving.db on host two", true);
    assertThat(Files.readString(folder.resolve("guarded-by"))).endsWith("host two");
  }

  @Test
  void aLocalLakeNamesNoStore() {
    guard.claim("/srv/serving.db on host one", false);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theIdIsMadeOnceAndIsAmongTheTables() throws IOException {
    String id = guard.id();

    assertThat(id).hasSize(36);
    assertThat(guard.id()).isEqualTo(id);
    assertThat(folder.resolve("tables/lake-id")).content().isEqualTo(id);

    // The file of a writer that was killed before writing.
    Files.writeString(folder.resolve("tables/lake-id"), "");
    Files.deleteIfExists(folder.resolve("tables/.lake-id.crc"));
    assertThat(guard.id()).hasSize(36).isNotEqualTo(id);
  }
}
