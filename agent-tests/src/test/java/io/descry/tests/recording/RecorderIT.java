package io.descry.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the recordings that the agent's tests replay, all programs at once. Only when asked for,
 * with {@code -Dit.test=RecorderIT -Ddescry.record=FOLDER -Ddescry.record.seconds=480
 * -Ddescry.test.jdks=all}.
 */
@EnabledIfSystemProperty(named = "descry.record", matches = ".+")
class RecorderIT {

  private final Path folder = Path.of(System.getProperty("descry.record"));
  private final String only = System.getProperty("descry.record.only", "");
  private final long seconds = Long.getLong("descry.record.seconds", 480);
  private final Path project = Path.of("..").toAbsolutePath().normalize();
  private @TempDir Path temp;

  @Test
  void the_recordings_are_written() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Path>> recordings = new ArrayList<>();
    for (Life life : Life.ALL) {
      if (life.name().contains(only)) {
        recordings.add(threads.submit((Callable<Path>) () -> record(life)));
      }
    }
    for (Future<Path> recording : recordings) {
      assertThat(recording.get()).isNotEmptyFile();
    }
  }

  private Path record(Life life) throws Exception {
    Path json = temp.resolve(life.name() + ".json");
    ChildJvm peer = life.peer().isEmpty() ? null : program(17, "Peer", life.peer()).start();
    String port = peer == null ? "" : port(peer, "port ");
    try (ChildJvm child = command(life, json, port).start()) {
      attend(life, child);
    } finally {
      if (peer != null) {
        peer.close();
      }
    }
    String body = Transcript.of(json);
    return Files.writeString(folder.resolve(life.name() + ".txt"), head(life) + body);
  }

  /** This release where it is installed and asked for, else what runs the recorder. */
  private static Jdk jdk(int feature) {
    return Jdks.all().filter(jdk -> jdk.feature() == feature).findFirst().orElse(Jdks.running());
  }

  private static boolean isAlive(ChildJvm child) {
    return ProcessHandle.of(child.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  private ChildJvmCommand program(int jdk, String name, Object... arguments) {
    return ChildJvm.on(jdk(jdk))
        .jvm("-Xmx48m")
        .main("io.descry.tests.programs.lives." + name, arguments);
  }

  private ChildJvmCommand command(Life life, Path json, String port) throws IOException {
    ChildJvmCommand command =
        ChildJvm.on(jdk(life.jdk()))
            .jvm("-Xmx256m", "-XX:+UseSerialGC")
            .agent("interval=1s,log=none,format=json,file-size=1GB,file=" + json)
            .main(life.main());
    if (life.isOfTheLives()) {
      command.arguments(String.valueOf(seconds));
    }
    for (String argument : life.arguments()) {
      command.arguments(meaning(argument, port));
    }
    return others(life, command);
  }

  private String meaning(String argument, String port) {
    return argument
        .replace("PEER", port)
        .replace("JARS", System.getProperty("descry.record.maven", "/usr/share/maven") + "/lib")
        .replace("SOURCES", project.resolve("demo-app/src/main/java").toString());
  }

  private ChildJvmCommand others(Life life, ChildJvmCommand command) throws IOException {
    if (life.main().startsWith("sun.net.httpserver")) {
      return command.arguments("-p", "0", "-b", "127.0.0.1", "-d", temp.toString());
    }
    if (life.main().startsWith("io.descry.demo")) {
      return command
          .classPath(project.resolve("demo-app/target/classes"))
          .arguments("leaky", "--company", "40", "--seconds", "60");
    }
    return life.main().contains("classworlds") ? maven(command) : command;
  }

  /** Compiles the demo application with its tests, in a copy. */
  private ChildJvmCommand maven(ChildJvmCommand command) throws IOException {
    Path maven = Path.of(System.getProperty("descry.record.maven", "/usr/share/maven"));
    Path copy = temp.resolve("project");
    copy(project, copy);
    try (var jars = Files.list(maven.resolve("boot"))) {
      jars.filter(jar -> jar.toString().endsWith(".jar")).forEach(command::classPath);
    }
    return command
        .jvm("-Dclassworlds.conf=" + maven.resolve("bin/m2.conf"), "-Dmaven.home=" + maven)
        .jvm("-Dmaven.multiModuleProjectDirectory=" + copy, "-XX:TieredStopAtLevel=1")
        .arguments("-o", "-q", "-f", copy.toString(), "-pl", "agent,demo-app", "-DskipTests")
        .arguments("package");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path relative = from.relativize(path);
        if (relative.toString().matches("(.*/)?(target|\\.git)(/.*)?")) {
          continue;
        }
        if (Files.isDirectory(path)) {
          Files.createDirectories(to.resolve(relative));
        } else {
          Files.copy(path, to.resolve(relative));
        }
      }
    }
  }

  private void attend(Life life, ChildJvm child) throws InterruptedException {
    ChildJvm clients = null;
    if (!life.clients().isEmpty()) {
      String port = port(child, life.main().startsWith("sun.") ? "URL http" : "port ");
      clients = program(17, "Load", port, seconds, life.clients()).start();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end && isAlive(child)) {
      if (life.name().equals("jshell")) {
        child.say("Files.readAllBytes(Path.of(\"/proc/self/status\")).length");
      }
      Thread.sleep(2_000);
    }
    if (clients != null) {
      clients.close();
    }
  }

  private static String port(ChildJvm process, String prefix) {
    List<String> lines = process.await(prefix);
    return lines.get(lines.size() - 1).replaceAll(".*[: ](\\d+)/?$", "$1");
  }

  private String head(Life life) {
    return String.join(
        "\n",
        "# program: " + life.main() + " " + String.join(" ", life.arguments()),
        "# jdk: " + life.jdk(),
        "# recorded: " + LocalDate.now(),
        "# truth: " + (life.leaks() ? "leak" : "healthy"),
        "# half: " + (life.isHeldOut() ? "held-out" : "tune"),
        "");
  }
}
