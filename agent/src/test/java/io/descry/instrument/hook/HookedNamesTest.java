package io.descry.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which classes are woven, by name. */
class HookedNamesTest {

  private final HookedNames names = new HookedNames(points());

  private static List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>(HookPoints.ALL);
    points.addAll(HookPoints.LIBRARIES);
    return points;
  }

  @Test
  void a_class_of_the_jdk_has_its_hooks_under_its_own_name_only() {
    assertThat(names.of("java/io/FileInputStream")).isNotEmpty();
    assertThat(names.of("com/acme/java/io/FileInputStream")).isNull();
  }

  @Test
  void a_class_of_a_library_has_them_also_where_it_was_shaded() {
    List<HookPoint> hooks = names.of("okhttp3/OkHttpClient");

    assertThat(hooks).isNotEmpty().allMatch(point -> point.library);
    assertThat(names.of("com/acme/shaded/okhttp3/OkHttpClient")).isEqualTo(hooks);
  }

  @Test
  void two_versions_have_a_class_of_the_same_simple_name() {
    String four = "org/apache/http/impl/client/InternalHttpClient";
    String five = "org/apache/hc/client5/http/impl/classic/InternalHttpClient";

    assertThat(names.of("a/" + four)).isEqualTo(names.of(four)).isNotEqualTo(names.of(five));
    assertThat(names.of("a/" + five)).isEqualTo(names.of(five));
  }

  @Test
  void another_class_of_that_simple_name_has_none() {
    assertThat(names.of("com/acme/OkHttpClient")).isNull();
    assertThat(names.of("com/acme/InternalHttpClient")).isNull();
    assertThat(names.of("OkHttpClient")).isNull();
  }

  @Test
  void a_class_that_no_hook_is_for_costs_one_short_string() {
    HookedNames all = new HookedNames(HookPoints.ALL);
    String name = "com/acme/shop/order/OrderLineRepository";
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    int misses = 0;
    for (int i = 0; i < 20_000; i++) {
      misses += all.of(name) == null ? 1 : 0;
    }

    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < 10_000; i++) {
      misses += all.of(name) == null ? 1 : 0;
    }
    long bytes = threads.getThreadAllocatedBytes(self) - before;

    assertThat(misses).isEqualTo(30_000);
    assertThat(bytes / 10_000.0).isLessThanOrEqualTo(72);
  }
}
