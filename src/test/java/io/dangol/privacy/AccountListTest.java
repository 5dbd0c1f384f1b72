package io.dangol.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.privacy.AccountList.Account;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountListTest {

  @Test
  void readsDistinctAccountsInTheirOrder() {
    assertThat(
            read("\uFEFFkind,account_id\r\nmember,C2\r\n\r\n member , \"a,\"\"b\"\"\"\nmember,C2\ndevice,C2\n")
                .accounts())
        .containsExactly(
            new Account("device", "C2"),
            new Account("member", "C2"),
            new Account("member", "a,\"b\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account_id;C1             | asked.csv:1: the first line must be kind,account_id; nothing was done
          kind,account_id;C4711     | asked.csv:2: must be a kind, a comma and an account id; nothing was done
          kind,account_id;,C4711    | asked.csv:2: must be a kind, a comma and an account id; nothing was done
          kind,account_id;member,   | asked.csv:2: must be a kind, a comma and an account id; nothing was done
          kind,account_id;;         | asked.csv names no account; nothing was done
          """)
  void saysWhichLineIsWrongAndNotWhatStandsInIt(String lines, String problem) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(Failure.class)
        .hasMessage(problem);
  }

  @Test
  void anAccountKeepsItsIdToItself() {
    assertThat(read("kind,account_id\nmember,C4711")).asString().doesNotContain("C4711");
  }

  private static AccountList read(String text) {
    return AccountList.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "asked.csv");
  }
}
