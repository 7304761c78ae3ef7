package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.ProgramJar;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A detach leaves a JVM as it was, and a hundred leave no more than an empty agent's loads do. */
class DetachIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The classes that a start makes in {@code java.base}. */
  private static final String BOOT_CLASS = "(java[.]io|java[.]net|sun[.]nio[.]ch)[.]Descry.*";

  /** These and the engine's, with its libraries: the program has none of them. */
  private static final String OURS =
      BOOT_CLASS
          + "|io[.]descry[.](?!tests[.]).*|(net[.]bytebuddy|ch[.]qos|picocli|com[.]fasterxml)[.].*";

  /** A loader with its classes is megabytes. */
  private static final long SPARE_BYTES = 64_000;

  private static final String WOVEN_LATER =
      "java[.]util[.]concurrent[.].*|java[.]lang[.]Thread|jdk[.]internal[.]net[.]http[.].*";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  /** A hundred rounds take three minutes on each. */
  static Stream<Jdk> someJdks() {
    return Safeties.full() ? Jdks.some() : jdks();
  }

  @Safety(
      value = "detach: bytes of the hooked classes, threads, loader, cost of an open",
      result = "as before the attach; 21 and later keep the woven constants, which nothing uses")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void a_detach_gives_back_every_byte_and_what_an_open_costs(Jdk jdk) throws Exception {
    Path recorder = agent("ByteRecorder");
    try (ChildJvm child = rounds(jdk)) {
      Set<String> settled = bytes(child, recorder, "first").keySet();
      Map<String, String> bytes = bytes(child, recorder, "before");
      long allocated = number(child, "allocated");

      run("attach", child);
      Map<String, String> woven = bytes(child, recorder, "woven");
      long watched = number(child, "allocated");
      run("detach", child);

      Map<String, String> after = bytes(child, recorder, "after");
      assertThat(changed(bytes, woven)).contains(FILE);
      assertThat(watched).isGreaterThan(allocated);
      if (jdk.feature() >= 21) {
        bytes.keySet().retainAll(settled);
        woven.keySet().retainAll(settled);
      }
      mustBeRestored(jdk, bytes, woven, after);
      assertThat(number(child, "allocated")).isEqualTo(allocated);
      assertThat(Tools.agentThreads(child)).isEmpty();
      assertThat(Tools.instances(child, "io.descry.agent.IsolatedLoader")).isZero();
      assertThat(child.end()).isZero();
    }
  }

  /**
   * From 21 on the JVM gives the code back, and leaves what it called in the constant pool. That is
   * seen at classes that it wrote twice before: what came out of CDS it writes anew, once.
   */
  private static void mustBeRestored(
      Jdk jdk, Map<String, String> before, Map<String, String> woven, Map<String, String> after) {
    if (jdk.feature() >= 21) {
      assertThat(changed(woven, after)).isEqualTo(changed(before, woven));
    } else {
      assertThat(changed(before, after)).isEmpty();
    }
  }

  private static final String FILE = "java/io/FileInputStream";

  @Safety(
      value = "detach: the MXBean, the agent's classes",
      result =
          "the bean is gone; of the classes stay those in java.base and the three that the JVM"
              + " entered by")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void of_the_agent_stay_its_boot_classes_and_its_entry(Jdk jdk) throws Exception {
    Path lister = agent("ClassLister");
    try (ChildJvm child = rounds(jdk)) {
      assertThat(number(child, "beans")).isZero();
      run("attach", child);
      await().atMost(PATIENCE).until(() -> number(child, "beans") == 1);
      int there = ours(child, lister, "there").size();

      run("detach", child);

      assertThat(number(child, "beans")).isZero();
      await().atMost(PATIENCE).until(() -> leftAfterCollections(child, lister).size() < 100);
      List<String> left = leftAfterCollections(child, lister);
      assertThat(there).isGreaterThan(300);
      assertThat(left.stream().filter(name -> name.matches(BOOT_CLASS))).hasSize(27);
      assertThat(left.stream().filter(name -> !name.matches(BOOT_CLASS)))
          .containsExactly(
              "io.descry.agent.DescryAgent",
              "io.descry.agent.DescryAgentStart",
              "io.descry.agent.IsolatedLoader");
    }
  }

  private List<String> leftAfterCollections(ChildJvm child, Path lister) throws Exception {
    child.ask("held", "held ");
    return ours(child, lister, "left");
  }

  /** The agent's loaded classes and those of its libraries, sorted. */
  private List<String> ours(ChildJvm child, Path lister, String name) throws Exception {
    Path file = folder.resolve(name);
    load(child, lister, file.toString());
    try (Stream<String> classes = Files.lines(file)) {
      return classes.filter(type -> type.matches(OURS)).sorted().toList();
    }
  }

  @Safety(
      value =
          "detach: rounds of attach, MXBean and detach (3, in full a hundred), beside an agent that"
              + " has the same classes written anew",
      result = "threads and descriptors stay; metaspace grows as beside the other, within 64 KB")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("someJdks")
  void rounds_of_attach_and_detach_leave_no_more_than_an_empty_agent(Jdk jdk) throws Exception {
    int rounds = Safeties.full() ? 100 : 3;
    Path names = folder.resolve("names");
    Growth ours;
    try (ChildJvm child = withBeans(jdk)) {
      run("attach", child);
      Files.write(names, hooked(child));
      run("detach", child);
      ours = Growth.of(child, rounds, () -> wholeRound(child));
    }
    Path rewriter = agent("Rewriter");
    try (ChildJvm child = withBeans(jdk)) {
      Growth empty = Growth.of(child, rounds, () -> load(child, rewriter, names.toString()));

      System.out.println(jdk + ", " + rounds + " rounds: " + ours + "; an empty agent: " + empty);
      assertThat(ours.threads()).isLessThanOrEqualTo(Math.max(0, empty.threads()));
      assertThat(ours.descriptors()).isLessThanOrEqualTo(Math.max(0, empty.descriptors()));
      assertThat(ours.metaspace() - empty.metaspace()).isLessThan(SPARE_BYTES);
    }
  }

  /**
   * With the platform's MBean server begun: what the JDK loads for that, and once for the agent's
   * first look at it, is some 200 KB of metaspace in whichever round comes so far.
   */
  private static ChildJvm withBeans(Jdk jdk) {
    ChildJvm child = rounds(jdk);
    assertThat(number(child, "beans")).isZero();
    assertThat(number(child, "agents")).isZero();
    return child;
  }

  /** The bean is the last that a start makes: each round does the same. */
  private static void wholeRound(ChildJvm child) {
    run("attach", child);
    await().atMost(PATIENCE).until(() -> number(child, "beans") == 1);
    run("detach", child);
    assertThat(number(child, "beans")).isZero();
  }

  /** The classes that an attach weaves: not what is woven when first called, or when it loads. */
  private static List<String> hooked(ChildJvm child) {
    Set<String> names = new TreeSet<>();
    for (JsonNode hook : AgentReport.of(child).root().get("agent").get("hooks")) {
      if (hook.get("state").asText().equals("on") && hook.get("why").isNull()) {
        String method = hook.get("hook").asText().split("[(]")[0];
        names.add(method.substring(0, method.lastIndexOf('.')));
      }
    }
    names.removeIf(name -> name.matches(WOVEN_LATER));
    return List.copyOf(names);
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream()
        .filter(after::containsKey) // A recorder sees what loads beside it, too.
        .filter(name -> !before.get(name).equals(after.get(name)))
        .sorted()
        .toList();
  }

  /** Interpreted, so that what an open allocates is the same each time. */
  private static ChildJvm rounds(Jdk jdk) {
    ChildJvm child = ChildJvm.on(jdk).jvm("-Xint").main("Rounds").start();
    child.await("ready", PATIENCE);
    return child;
  }

  private static long number(ChildJvm child, String what) {
    List<String> answer = child.ask(what, what + " ");
    return Long.parseLong(answer.get(answer.size() - 1).split(" ")[1]);
  }

  /** Again where the agent of a choked machine did not react in the command's five seconds. */
  private static void run(String command, ChildJvm child) {
    boolean detach = command.equals("detach");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                CommandLine.run(command, String.valueOf(child.pid())).exit() == 0
                    || detach && hasNoThreads(child));
    if (detach) {
      await().atMost(PATIENCE).until(() -> hasNoThreads(child));
    }
  }

  private static boolean hasNoThreads(ChildJvm child) {
    return number(child, "agents") == 0;
  }

  private Map<String, String> bytes(ChildJvm child, Path recorder, String name) throws Exception {
    Path file = folder.resolve(name);
    load(child, recorder, file.toString());
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private static void load(ChildJvm child, Path jar, String argument) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(child.pid()));
    try {
      jvm.loadAgent(jar.toString(), argument);
    } catch (AgentLoadException e) {
      assertThat(e).hasMessage("0"); // What 8 answers where all is well.
    } finally {
      jvm.detach();
    }
  }

  private Path agent(String name) {
    return ProgramJar.create(
        folder.resolve(name + ".jar"),
        name,
        Map.of(
            "Agent-Class", "io.descry.tests.programs." + name, "Can-Retransform-Classes", "true"));
  }
}
