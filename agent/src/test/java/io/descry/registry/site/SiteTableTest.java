package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.boot.HookedState;
import io.descry.model.HandleKind;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.registry.MadeStack;
import io.descry.registry.Registry;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any number of lines, in bounded memory and in bounded work a tick. */
class SiteTableTest {

  private static final int FILE = DescryKind.FILE_INPUT;
  private static final int MANY = 100_000;

  /** The work goes by frames: few, so that the test is quick. */
  private static final int SHALLOW = 8;

  private static final int DEEP = 50;

  private final HookedState hooked = HookedState.withoutStacks();
  private final Object[] owners = new Object[MANY];
  private Registry registry;

  @BeforeEach
  void enter() {
    hooked.state.clockMillis -= 60_000;
    Application application =
        new Application(List.of("com.acme"), null, null, () -> new Class<?>[0]);
    registry = new Registry(hooked.state, application, number -> "/data", target -> false);
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void a_tick_interns_no_more_than_its_share_of_survivors() {
    for (int number = 0; number < 12_000; number++) {
      open(number, "com.acme.Line" + number % 3);
    }

    assertThat(internedAfterTick()).isEqualTo(5_000);
    assertThat(internedAfterTick()).isEqualTo(10_000);
    assertThat(internedAfterTick()).isEqualTo(12_000);
  }

  @Test
  void a_hundred_thousand_lines_stay_in_bounds_and_nothing_goes_uncounted() {
    for (int number = 0; number < MANY; number++) {
      open(number, "com.acme.Line" + number);
    }

    RegistrySnapshot all = registry.snapshot();

    assertThat(all.sites).hasSize(SiteTable.MOST_SITES + 1);
    assertThat(all.sites.stream().mapToLong(site -> site.open).sum()).isEqualTo(MANY);
    assertThat(all.mergedStacks).isEqualTo(MANY - SiteTable.MOST_SITES);
    assertThat(other(all).open).isEqualTo(MANY - SiteTable.MOST_SITES);
    assertThat(other(all).site.kind).isEqualTo(HandleKind.FILE_INPUT);
    assertThat(all.handles).allMatch(handle -> handle.site != null);
  }

  @Test
  void their_texts_take_a_few_megabytes_since_frames_are_kept_once() {
    long before = usedBytes();
    for (int line = 0; line < 4 * SiteTable.MOST_SITES; line++) {
      open(line % 1_000, "com.acme.Line" + line, DEEP);
      if (line % 1_000 == 999) {
        registry.snapshot();
      }
    }
    registry.tick();

    assertThat(usedBytes() - before).isLessThan(24_000_000);
    assertThat(registry.tick().sites).hasSizeLessThanOrEqualTo(SiteTable.MOST_SITES + 1);
  }

  @Test
  void lines_that_are_idle_make_room_and_their_closes_are_not_counted_twice() {
    for (int number = 0; number < SiteTable.MOST_SITES; number++) {
      open(number, "com.acme.Old" + number);
    }
    registry.snapshot();
    for (int number = 0; number < SiteTable.MOST_SITES; number++) {
      DescryHooks.closing(number);
    }
    for (int tick = 0; tick <= SiteTable.IDLE_TICKS; tick++) {
      registry.tick();
    }

    open(1, "com.acme.New");
    RegistrySnapshot now = registry.tick();

    assertThat(now.sites).hasSize(1);
    assertThat(now.sites.get(0).site.frames.get(1)).startsWith("com.acme.New.open");
    assertThat(now.sites.get(0).closed).isZero();
    assertThat(now.mergedStacks).isZero();
  }

  @Test
  void depths_of_recursion_share_the_texts_of_sixteen() {
    for (int number = 0; number < 200; number++) {
      owners[number] = new Object();
      DescryHandle handle = hooked.open(FILE, owners[number], number);
      StackTraceElement[] frames = new StackTraceElement[2 + number];
      Arrays.fill(frames, new StackTraceElement("com.acme.Tree", "walk", "Tree.java", 3));
      frames[0] = new StackTraceElement("java.io.FileInputStream", "<init>", "F.java", 1);
      handle.stack = new MadeStack(frames);
    }

    RegistrySnapshot all = registry.snapshot();

    assertThat(all.sites).hasSize(1);
    assertThat(all.sites.get(0).open).isEqualTo(200);
    assertThat(all.handles.stream().map(handle -> handle.site).distinct()).hasSize(1);
    assertThat(distinctTraces(200)).isEqualTo(SiteEntry.MOST_VARIANTS);
  }

  private long distinctTraces(int numbers) {
    return IntStream.range(0, numbers)
        .mapToObj(number -> hooked.state.table.get(number).stack)
        .distinct()
        .count();
  }

  private static SiteCounts other(RegistrySnapshot snapshot) {
    return snapshot.sites.stream()
        .filter(site -> site.site.frames.get(0).startsWith("(one of many"))
        .findFirst()
        .orElseThrow();
  }

  private long internedAfterTick() {
    registry.tick();
    long interned = 0;
    for (int number = 0; number < hooked.state.table.size(); number++) {
      interned += hooked.state.table.get(number).stack instanceof Trace ? 1 : 0;
    }
    return interned;
  }

  private void open(int number, String className) {
    open(number, className, SHALLOW);
  }

  private void open(int number, String className, int depth) {
    owners[number] = new Object();
    hooked.open(FILE, owners[number], number).stack = MadeStack.of(className, depth);
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
