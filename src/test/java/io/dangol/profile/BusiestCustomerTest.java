package io.dangol.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusiestCustomerTest {

  @Test
  void warnsOfAnAccountWithAnUnlikelyShareOfTheLog() {
    assertThat(BusiestCustomer.warning(72, 24, 177))
        .contains(
            "one account has 72 of the 177 events (41 %): if it is the id of all guests it is no customer; write account-id = \"nullif(customer_id, '0')\" or the like, and its events count without an account");
    assertThat(BusiestCustomer.warning(17, 160, 160)).isPresent();
    assertThat(BusiestCustomer.warning(16, 160, 160)).as("a tenth is not more").isEmpty();
  }

  @Test
  void doesNotWarnForASmallLogOrFewCustomers() {
    assertThat(BusiestCustomer.warning(41, 24, 99)).isEmpty();
    assertThat(BusiestCustomer.warning(50, 4, 200)).as("a quarter each").isEmpty();
    assertThat(BusiestCustomer.warning(160, 4, 200)).isPresent();
    assertThat(BusiestCustomer.warning(0, 0, 0)).isEmpty();
  }
}
