package io.descry.tests.recording;

import java.util.List;

/**
 * A program whose descriptors are recorded. Every second line of {@link #ALL} is held out: no rule
 * is tuned on it. Immutable.
 *
 * @param name of the recording's file
 * @param jdk the feature release it runs on
 * @param peer the arguments of the process it talks to, whose port it gets; or empty
 * @param clients the kind of load that comes to its port, or empty
 * @param main the class
 * @param arguments after the seconds; {@code SOURCES}, {@code JARS}, {@code PEER} and {@code
 *     PROJECT} stand for what the recorder knows
 */
record Life(
    String name,
    boolean leaks,
    int jdk,
    String peer,
    String clients,
    String main,
    List<String> arguments) {

  private static final String LIVES = "io.descry.tests.programs.lives.";

  static final List<Life> ALL =
      List.of(
          healthy("http-server", 21, "", "http", "sun.net.httpserver.simpleserver.Main"),
          healthy("http-client-pool", 17, "http", "", LIVES + "HttpPool", "PEER"),
          healthy("worker-pool-grows", 17, "", "", LIVES + "FilePool"),
          healthy("compiler-daemon", 17, "", "", LIVES + "CompileLoop", "SOURCES"),
          healthy("maven-build", 17, "", "", "org.codehaus.plexus.classworlds.launcher.Launcher"),
          healthy("lru-cache-of-files", 8, "", "", LIVES + "LruFiles"),
          healthy("fork-join-walks", 25, "", "", LIVES + "Walks", "SOURCES"),
          healthy("jshell", 21, "", "", "jdk.internal.jshell.tool.JShellToolProvider"),
          healthy("long-sessions", 17, "", "sessions", LIVES + "Sessions"),
          healthy("connection-pool", 8, "echo", "", LIVES + "Connections", "PEER"),
          healthy("jars-at-warm-up", 17, "", "", LIVES + "JarWarmUp", "JARS"),
          healthy("batch-a-minute", 17, "", "", LIVES + "Batch"),
          healthy("rolling-logs", 8, "", "", LIVES + "RollingLog"),
          healthy("tenants-that-stop", 17, "", "", LIVES + "Tenants"),
          leak("demo-unclosed-file", 17, "", "", "io.descry.demo.Main", "unclosed-file"),
          leak("demo-client-per-call", 21, "", "", "io.descry.demo.Main", "client-per-call"),
          leak("streams-left-to-gc", 17, "", "", LIVES + "SawTooth"),
          leak("directory-streams", 25, "", "", LIVES + "ListLeak"),
          leak("half-closed-sockets", 8, "hang-up", "", LIVES + "HalfClosed", "PEER"),
          leak("worker-pool-loses-one", 17, "", "", LIVES + "FilePool", "leak"),
          leak("sessions-not-closed", 21, "", "sessions", LIVES + "Sessions", "leak"),
          leak("connections-not-given-back", 11, "echo", "", LIVES + "Connections", "PEER", "leak"),
          leak("bodies-not-read", 17, "http", "", LIVES + "HttpPool", "PEER", "leak"),
          leak("a-channel-each-20-s", 17, "", "", LIVES + "SlowLeak"));

  private static Life healthy(
      String name, int jdk, String peer, String clients, String main, String... arguments) {
    return new Life(name, false, jdk, peer, clients, main, List.of(arguments));
  }

  private static Life leak(
      String name, int jdk, String peer, String clients, String main, String... arguments) {
    return new Life(name, true, jdk, peer, clients, main, List.of(arguments));
  }

  boolean isHeldOut() {
    return ALL.indexOf(this) % 2 == 1;
  }

  boolean isOfTheLives() {
    return main.startsWith(LIVES);
  }
}
