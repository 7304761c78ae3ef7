package io.descry.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.instrument.AccessGenerator;
import io.descry.instrument.ClassFile;
import io.descry.instrument.JavaVersion;
import io.descry.instrument.weave.Weaver;
import io.descry.model.HandleKind;
import java.io.DescryKind;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/**
 * The list of hooks against the JDK that runs the build; the other JDKs are tried by child JVMs.
 */
class HookPointsTest {

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** Of the hooks that are tried wherever they are, those that the build's JDK does not have. */
  private static final List<String> NOT_ON_17 =
      List.of(
          "sun.nio.ch.UnixFileDispatcherImpl.close",
          "sun.nio.ch.UnixDispatcher.close",
          "jdk.internal.net.http.PlainHttpConnection.<init>(Ljdk/internal/net/http/Origin;");

  @Test
  void no_hook_is_listed_twice() {
    List<String> hooks = new ArrayList<>();
    for (HookPoint point : HookPoints.ALL) {
      String jdks = IntStream.rangeClosed(8, 27).mapToObj(point::isFor).toList().toString();
      hooks.add(point + " " + point.enter + " " + point.exit + " " + jdks);
    }

    assertThat(hooks).doesNotHaveDuplicates();
  }

  @Test
  void a_method_has_two_hooks_on_one_jdk_only_where_a_selector_closes_its_pipe_too() {
    for (int jdk = 8; jdk <= 27; jdk++) {
      Map<String, List<String>> hooks = new TreeMap<>();
      for (HookPoint point : pointsFor(jdk)) {
        hooks
            .computeIfAbsent(point.toString(), n -> new ArrayList<>())
            .add(String.valueOf(point.enter));
      }
      hooks.values().removeIf(names -> names.size() == 1);
      hooks
          .values()
          .removeIf(
              names ->
                  names.equals(
                      List.of(
                          "java/io/DescryHooks.closingAll(II)V",
                          "java/io/DescryHooks.closingByHand(I)V")));

      assertThat(hooks).as("JDK " + jdk).isEmpty();
    }
  }

  @Test
  void every_hook_for_this_jdk_finds_its_method() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, List<HookPoint>> entry : byType().entrySet()) {
      Weaver.Woven woven = weave(entry.getKey(), entry.getValue());
      for (HookPoint point : entry.getValue()) {
        if (woven == null || !woven.applied.contains(point)) {
          missing.add(point.toString());
        }
      }
    }

    assertThat(missing).containsExactlyInAnyOrderElementsOf(NOT_ON_17);
  }

  @Test
  void woven_methods_stay_small() throws IOException {
    for (Map.Entry<String, List<HookPoint>> entry : byType().entrySet()) {
      Weaver.Woven woven = weave(entry.getKey(), entry.getValue());
      if (woven != null) {
        ClassFile before = new ClassFile(bytes(entry.getKey()));
        ClassFile after = new ClassFile(woven.bytes);

        assertThat(after.maxLocals).as(entry.getKey()).isLessThan(64);
        assertThat(after.maxStack).as(entry.getKey()).isLessThan(before.maxStack + 12);
        assertThat(after.version).as(entry.getKey()).isEqualTo(before.version);
        assertThat(after.types)
            .as(entry.getKey())
            .containsAnyOf("java/io/DescryHooks", "java/io/DescryHttpHooks");
        assertThat(after.types).noneMatch(type -> type.startsWith("io/descry/"));
      }
    }
  }

  @Test
  void the_made_access_is_old_enough_to_need_no_stack_maps() {
    for (int jdk : new int[] {8, 11, 17, 21, 27}) {
      AccessGenerator access = new AccessGenerator(jdk);

      assertThat(new ClassFile(access.sockets()).version).isEqualTo(Opcodes.V1_5);
      assertThat(new ClassFile(access.channels()).version).isEqualTo(Opcodes.V1_5);
    }
  }

  @Test
  void the_numbers_of_the_hooks_are_the_kinds_of_the_model() throws Exception {
    Map<Integer, String> numbers = new TreeMap<>();
    for (Field field : DescryKind.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getName().equals("COUNT")) {
        numbers.put(field.getInt(null), field.getName());
      }
    }
    Map<Integer, String> kinds = new TreeMap<>();
    for (HandleKind kind : HandleKind.values()) {
      kinds.put(kind.ordinal(), kind.name());
      assertThat(HandleKind.of(kind.ordinal())).isSameAs(kind);
      assertThat(kind).hasToString(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    assertThat(numbers).isEqualTo(kinds).hasSize(DescryKind.COUNT);
  }

  private static Map<String, List<HookPoint>> byType() {
    Map<String, List<HookPoint>> byType = new LinkedHashMap<>();
    for (HookPoint point : pointsFor(JavaVersion.feature())) {
      byType.computeIfAbsent(point.type, type -> new ArrayList<>()).add(point);
    }
    return byType;
  }

  private static List<HookPoint> pointsFor(int jdk) {
    return HookPoints.ALL.stream().filter(point -> point.isFor(jdk)).toList();
  }

  private static Weaver.Woven weave(String type, List<HookPoint> points) throws IOException {
    byte[] bytes = bytes(type);
    return bytes == null ? null : Weaver.weave(bytes, points);
  }

  private static byte[] bytes(String type) throws IOException {
    ClassFileLocator.Resolution found = ClassFileLocator.ForClassLoader.of(PLATFORM).locate(type);
    return found.isResolved() ? found.resolve() : null;
  }
}
