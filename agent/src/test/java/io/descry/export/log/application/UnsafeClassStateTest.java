package io.descry.export.log.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class UnsafeClassStateTest {

  @SuppressWarnings("unused") // Read through the class under test.
  static final class Late {
    private static int number = Integer.parseInt("7");
    private static Object object = new String("seven");
  }

  @Test
  void asking_does_not_initialise_and_private_fields_are_read() throws Exception {
    ClassState state = UnsafeClassState.open();
    Class<?> late = Class.forName(Late.class.getName(), false, getClass().getClassLoader());

    assertThat(state.isInitialized(late)).isFalse();
    assertThat(state.isInitialized(late)).isFalse();
    assertThat(Late.number).isEqualTo(7);
    assertThat(state.isInitialized(late)).isTrue();
    assertThat(state.staticInt(late, "number")).isEqualTo(7);
    assertThat(state.staticObject(late, "object")).isEqualTo("seven");
  }

  @Test
  void the_platforms_mbean_server_is_seen_through_the_module_boundary() throws Exception {
    ClassState state = UnsafeClassState.open();

    Object server = ManagementFactory.getPlatformMBeanServer();

    assertThat(state.staticObject(ManagementFactory.class, "platformMBeanServer")).isSameAs(server);
  }
}
