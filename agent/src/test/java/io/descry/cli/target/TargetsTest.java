package io.descry.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void the_beginning_of_a_name_serves_where_nobody_is_called_so() {
    assertThat(beginsWith("com.acme.OrderService", "Order")).isTrue();
    assertThat(beginsWith("com.acme.OrderService", "orderserv")).isTrue();
    assertThat(beginsWith("com.acme.OrderService", "com.acme")).isTrue();
    assertThat(beginsWith("/srv/orders-1.2.jar", "orders")).isTrue();
    assertThat(beginsWith("com.acme.OrderService", "Service")).isFalse();
    assertThat(beginsWith("com.acme.OrderService", "")).isFalse();
    assertThat(beginsWith("", "")).isFalse();
  }

  private static boolean beginsWith(String main, String name) {
    return JavaCommandLine.beginsWith(main, name);
  }
}
