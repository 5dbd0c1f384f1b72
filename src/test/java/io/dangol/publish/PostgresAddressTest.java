package io.dangol.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

class PostgresAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/crm",
        "jdbc:postgresql://db/crm?",
        "jdbc:postgresql:crm",
        "jdbc:postgresql://[::1]:5432/crm",
        "jdbc:postgresql://a:5432,b:5433/crm?targetServerType=primary&loadBalanceHosts=true",
        "jdbc:postgresql://a,b/crm?hostRecheckSeconds=10"
      })
  void takesServersAndWhatChoosesAmongThem(String url) {
    assertThat(PostgresAddress.problem(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sslmode=disable, publish.postgres.tls.mode",
    "SSLMODE=require, publish.postgres.tls.mode",
    "ssl=false, publish.postgres.tls.mode",
    "sslrootcert=/tmp/other.crt, publish.postgres.tls.root-certificate",
    "user=postgres, publish.postgres.user",
    "password=hunter2, DANGOL_POSTGRES_PASSWORD",
    "currentSchema=public, publish.postgres.schema",
    "options=-c%20TimeZone=Asia/Tokyo, publish.postgres.lock-timeout-seconds",
    "service=other, leave it out",
    "socketFactory=org.example.Factory, leave it out",
    "logServerErrorDetail=true, leave it out",
    "dbname=other, leave it out",
    "ssl%6Dode=disable, leave it out",
    "targetServerType=secondary, any|primary",
    "loadBalanceHosts, true|false"
  })
  void refusesWhateverHasAKeyOrNoBusinessThere(String parameter, String remedy) {
    String base = "jdbc:postgresql://db/crm?";

    assertThat(PostgresAddress.problem(base + parameter))
        .hasValueSatisfying(problem -> assertThat(problem).contains(remedy));
    assertThat(PostgresAddress.problem(base + "targetServerType=any&&" + parameter)).isPresent();
  }

  @Test
  void everyParameterOfTheDriverIsRefusedButThree() {
    for (PGProperty property : PGProperty.values()) {
      assertThat(PostgresAddress.problem("jdbc:postgresql://db/crm?" + property.getName() + "=1"))
          .as(property.getName())
          .matches(
              problem -> problem.isPresent() != property.equals(PGProperty.HOST_RECHECK_SECONDS));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/crm?password=hunter2",
        "jdbc:postgresql://db/crm?sslpassword=hunter2",
        "jdbc:postgresql://db/crm?hunter2=",
        "jdbc:postgresql://job:hunter2@db/crm",
        "postgresql://job:hunter2@db/crm",
        "host=db password=hunter2",
        "jdbc:postgresql://db:hunter2/crm",
        "jdbc:postgresql://db/crm?targetServerType=hunter2"
      })
  void saysNothingOfWhatMayBeASecret(String url) {
    assertThat(PostgresAddress.problem(url))
        .hasValueSatisfying(problem -> assertThat(problem).doesNotContain("hunter2"));
  }

  @Test
  void parametersAreHandedOverApartFromTheAddress() {
    Properties properties = new Properties();
    String url = "jdbc:postgresql://a,b/crm?targetServerType=primary&hostRecheckSeconds=5";
    PostgresAddress.set(url, properties);

    assertThat(properties).containsOnlyKeys("targetServerType", "hostRecheckSeconds");
    assertThat(PostgresAddress.server(url)).isEqualTo("jdbc:postgresql://a,b/crm");
  }
}
