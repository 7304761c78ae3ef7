package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.SafetyRow;
import java.util.EnumSet;

/** JVMs that are not started as most are; each is a row of the safety table. */
enum OddJvm implements SafetyRow {
  SERIAL("`-XX:+UseSerialGC`"),
  PARALLEL("`-XX:+UseParallelGC`"),
  G1("`-XX:+UseG1GC`"),
  ZGC("`-XX:+UseZGC`"),
  SHENANDOAH("`-XX:+UseShenandoahGC`"),
  INTERPRETED("`-Xint`"),
  VERIFIED("`-Xverify:all`"),
  CHECKED("`-Xcheck:jni`"),
  NO_ATTACH("`-XX:+DisableAttachMechanism`, started with `-javaagent`"),
  NO_DYNAMIC("`-XX:-EnableDynamicAgentLoading`, started with `-javaagent`"),
  FEW_MODULES("`--limit-modules java.base,java.instrument`"),
  NO_CDS("`-Xshare:off`"),
  AUTO_CDS("`-Xshare:auto`"),
  CDS("`-Xshare:on`"),
  STATIC_ARCHIVE("AppCDS, a static archive (`-Xshare:dump`)", OddFiles::staticArchive),
  DYNAMIC_ARCHIVE(
      "AppCDS, a dynamic archive (`-XX:ArchiveClassesAtExit`)", OddFiles::dynamicArchive),
  AOT_CACHE(
      "an AOT cache (`-XX:AOTCacheOutput`) with `--add-modules java.instrument`",
      OddFiles::aotCache),
  BARE_AOT_CACHE("an AOT cache without `--add-modules java.instrument`", OddFiles::bareAotCache),
  SMALL_HEAP("`-Xmx8m`"),
  WIDE_POINTERS("`-XX:-UseCompressedOops`"),
  COMPACT_HEADERS("`-XX:+UseCompactObjectHeaders`"),
  NO_STACKS("`-XX:-StackTraceInThrowable`"),
  UNLIMITED_STACKS("`-XX:MaxJavaStackTraceDepth=0`"),
  ONE_FRAME("`-XX:MaxJavaStackTraceDepth=1`"),
  PLAIN_SOCKETS("`-Djdk.net.usePlainSocketImpl=true`"),
  NO_TEMPORARY_FOLDER("`-Djava.io.tmpdir=/no/such/folder`"),
  READ_ONLY(
      "a read-only root, no writable folder anywhere",
      (files, child) -> OddFiles.readOnly(child),
      (files, child) -> child.agent("interval=1s,log=simple")),
  TWICE(
      "Descry twice on the command line",
      OddJvm::plain,
      (files, child) -> watched(files, child).agent("interval=0")),
  COPY(
      "a second Descry from another jar",
      OddJvm::plain,
      (files, child) -> watched(files, child).jvm("-javaagent:" + files.copyOfTheJar())),
  JACOCO_FIRST(
      "JaCoCo 0.8.14 before Descry",
      OddJvm::plain,
      (files, child) -> watched(files, files.jacoco(child))),
  JACOCO_LAST(
      "JaCoCo 0.8.14 after Descry",
      OddJvm::plain,
      (files, child) -> files.jacoco(watched(files, child))),
  OPEN_TELEMETRY_FIRST(
      "the OpenTelemetry agent before Descry",
      OddJvm::plain,
      (files, child) -> watched(files, files.openTelemetry(child))),
  OPEN_TELEMETRY_LAST(
      "the OpenTelemetry agent after Descry",
      OddJvm::plain,
      (files, child) -> files.openTelemetry(watched(files, child))),
  MOCKITO(
      "Mockito's inline agent, attached at run time, that weaves FileInputStream too",
      OddFiles::mockito);

  /** What is added to a command. */
  private interface Part {
    ChildJvmCommand addTo(OddFiles files, ChildJvmCommand child);
  }

  private final String tried;
  private final Part oddity;
  private final Part agents;

  OddJvm(String tried) {
    this(tried, OddJvm::plain);
  }

  OddJvm(String tried, Part oddity) {
    this(tried, oddity, OddJvm::watched);
  }

  OddJvm(String tried, Part oddity, Part agents) {
    this.tried = tried;
    this.oddity = oddity;
    this.agents = agents;
  }

  private static ChildJvmCommand plain(OddFiles files, ChildJvmCommand child) {
    return child;
  }

  private static ChildJvmCommand watched(OddFiles files, ChildJvmCommand child) {
    return child.agent("interval=0");
  }

  @Override
  public String tried() {
    return tried;
  }

  @Override
  public String result(int jdk) {
    if (this == NO_STACKS || this == UNLIMITED_STACKS && jdk == 8) {
      return "every descriptor counted, none with a line; one line says so (DSC-SELFCHECK)";
    }
    if (hasBootJars(jdk)) {
      return "works; the jars that it puts onto the boot path are *unknown* in the ledger";
    }
    return switch (this) {
      case CHECKED -> "works; the JVM warns of its own getAllLoadedClasses (stdout)";
      case DYNAMIC_ARCHIVE ->
          jdk < 25
              ? "works"
              : "works; the JVM says (stdout) that an agent came, as beside any other";
      case BARE_AOT_CACHE ->
          "works; the JVM says (stdout) that it cannot use the cache beside an agent";
      case ONE_FRAME -> "every descriptor counted, none with a line of the application";
      case READ_ONLY ->
          "works, its reports go to the log; the command line has no file to reach it by";
      case TWICE, COPY -> "works; there is one agent";
      case JACOCO_FIRST, JACOCO_LAST ->
          jdk < 27
              ? "works"
              : "works; JaCoCo says (stderr) that it does not know this JDK's classes";
      default -> "works";
    };
  }

  /** Whether the build runs it, beside {@code agent-tests/safety}. */
  boolean isQuick() {
    return EnumSet.of(ZGC, FEW_MODULES, SMALL_HEAP, NO_STACKS, TWICE).contains(this);
  }

  boolean runsOn(Jdk jdk) {
    return jdk.feature()
        >= switch (this) {
          case MOCKITO, CDS, STATIC_ARCHIVE -> 11;
          case DYNAMIC_ARCHIVE -> 17;
          case AOT_CACHE, BARE_AOT_CACHE -> 25;
          default -> 8;
        };
  }

  /**
   * The program, and how the JVM is odd: by the option that the row begins with, if it does. One
   * that the JDK refuses is no row.
   */
  ChildJvmCommand command(OddFiles files) {
    ChildJvmCommand child =
        ChildJvm.on(files.jdk()).main("Leaky").jvm("-XX:+UnlockExperimentalVMOptions");
    if (tried.startsWith("`")) {
      child.jvm(tried.substring(1, tried.indexOf('`', 1)).split(" "));
    }
    return oddity.addTo(files, child);
  }

  ChildJvmCommand withAgents(OddFiles files) {
    return agents.addTo(files, command(files));
  }

  /** Whether the command line can ask it. */
  boolean isReachable() {
    return this != READ_ONLY;
  }

  /** Whether the JVM opens another agent's jars, in native code, after Descry has come. */
  boolean hasBootJars(int jdk) {
    return this == OPEN_TELEMETRY_LAST
        || this == MOCKITO
        || this == OPEN_TELEMETRY_FIRST && jdk >= 25;
  }

  /** Whether stacks have the application's line; 8 takes a depth of 0 at its word. */
  boolean hasLines(int jdk) {
    return this != NO_STACKS && this != ONE_FRAME && (this != UNLIMITED_STACKS || jdk > 8);
  }
}
