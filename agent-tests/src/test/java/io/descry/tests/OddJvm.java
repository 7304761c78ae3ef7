package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.SafetyRow;
import java.util.List;

/** JVMs that are not started as most are; each is a row of the safety table. */
enum OddJvm implements SafetyRow {
  SERIAL("`-XX:+UseSerialGC`"),
  PARALLEL("`-XX:+UseParallelGC`"),
  G1("`-XX:+UseG1GC`"),
  ZGC("`-XX:+UseZGC`", true, "-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC"),
  SHENANDOAH(
      "`-XX:+UseShenandoahGC`", false, "-XX:+UnlockExperimentalVMOptions", "-XX:+UseShenandoahGC"),
  INTERPRETED("`-Xint`"),
  VERIFIED("`-Xverify:all`"),
  CHECKED("`-Xcheck:jni`") {
    @Override
    public String result() {
      return "works; the JVM warns of its own getAllLoadedClasses (stdout)";
    }
  },
  NO_ATTACH(
      "`-XX:+DisableAttachMechanism`, started with `-javaagent`",
      false,
      "-XX:+DisableAttachMechanism"),
  NO_DYNAMIC(
      "`-XX:-EnableDynamicAgentLoading`, started with `-javaagent`",
      false,
      "-XX:-EnableDynamicAgentLoading"),
  FEW_MODULES(
      "`--limit-modules java.base,java.instrument`",
      true,
      "--limit-modules",
      "java.base,java.instrument"),
  NO_CDS("`-Xshare:off`"),
  AUTO_CDS("`-Xshare:auto`"),
  SMALL_HEAP("`-Xmx8m`", true, "-Xmx8m"),
  WIDE_POINTERS("`-XX:-UseCompressedOops`"),
  COMPACT_HEADERS("`-XX:+UseCompactObjectHeaders`"),
  NO_STACKS("`-XX:-StackTraceInThrowable`", true, "-XX:-StackTraceInThrowable") {
    @Override
    public String result() {
      return "every descriptor counted, none with a line; one line says so (DSC-SELFCHECK)";
    }
  },
  UNLIMITED_STACKS("`-XX:MaxJavaStackTraceDepth=0`"),
  ONE_FRAME("`-XX:MaxJavaStackTraceDepth=1`", false, "-XX:MaxJavaStackTraceDepth=1") {
    @Override
    public String result() {
      return "every descriptor counted, none with a line of the application";
    }
  },
  PLAIN_SOCKETS("`-Djdk.net.usePlainSocketImpl=true`"),
  NO_TEMPORARY_FOLDER(
      "a temporary folder that does not exist", false, "-Djava.io.tmpdir=/no/such/folder"),
  READ_ONLY("a read-only root, no writable folder anywhere") {
    @Override
    ChildJvmCommand set(ChildJvmCommand child) {
      return child.hiding(
          "mount -t tmpfs -o ro none /dev/shm; mount -t tmpfs -o ro none /var/tmp;"
              + " mount -o remount,bind,ro /");
    }

    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return child.agent("interval=1s,log=simple");
    }

    @Override
    public String result() {
      return "works, its reports go to the log; the command line has no file to reach it by";
    }
  },
  TWICE("Descry twice on the command line", true) {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return child.agent("interval=0").agent("interval=0");
    }

    @Override
    public String result() {
      return "works; there is one agent";
    }
  },
  COPY("a second Descry from another jar") {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return child.agent("interval=0").jvm("-javaagent:" + files.copyOfTheJar());
    }

    @Override
    public String result() {
      return "works; there is one agent";
    }
  },
  JACOCO_FIRST("JaCoCo 0.8.14 before Descry") {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return files.jacoco(child).agent("interval=0");
    }
  },
  JACOCO_LAST("JaCoCo 0.8.14 after Descry") {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return files.jacoco(child.agent("interval=0"));
    }
  },
  OPEN_TELEMETRY_FIRST("the OpenTelemetry agent before Descry") {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return files.openTelemetry(child).agent("interval=0");
    }
  },
  OPEN_TELEMETRY_LAST("the OpenTelemetry agent after Descry") {
    @Override
    ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
      return files.openTelemetry(child.agent("interval=0"));
    }

    @Override
    public String result() {
      return "works; the jar that it puts onto the boot path is *unknown* in the ledger";
    }
  },
  MOCKITO("Mockito's inline agent, attached at run time, that weaves FileInputStream too") {
    @Override
    ChildJvmCommand set(ChildJvmCommand child) {
      OddFiles.mockito().forEach(child::classPath);
      return child.arguments("mocks");
    }

    @Override
    public String result() {
      return "works; the jar that it puts onto the boot path is *unknown* in the ledger";
    }

    @Override
    boolean runsOn(Jdk jdk) {
      return jdk.feature() >= 11;
    }
  };

  /** The same options on every JDK; one that refuses them has no such row. */
  private final List<String> options;

  private final String tried;

  /** Whether the build runs it, beside {@code agent-tests/safety}. */
  final boolean quick;

  OddJvm(String tried, boolean quick, String... options) {
    this.tried = tried;
    this.quick = quick;
    this.options = List.of(options);
  }

  /** Named by its option, if it is one. */
  OddJvm(String tried) {
    this(
        tried,
        false,
        tried.startsWith("`-") ? new String[] {tried.replace("`", "")} : new String[0]);
  }

  @Override
  public String tried() {
    return tried;
  }

  @Override
  public String result() {
    return "works";
  }

  boolean runsOn(Jdk jdk) {
    return true;
  }

  /** The program, and how the JVM is odd. */
  final ChildJvmCommand command(Jdk jdk) {
    return set(ChildJvm.on(jdk).main("Leaky").jvm(options.toArray(String[]::new)));
  }

  ChildJvmCommand set(ChildJvmCommand child) {
    return child;
  }

  ChildJvmCommand agents(ChildJvmCommand child, OddFiles files) {
    return child.agent("interval=0");
  }

  /** Whether the command line can ask it. */
  final boolean isReachable() {
    return this != READ_ONLY;
  }

  /** Whether the JVM opens another agent's jar, in native code, after Descry has come. */
  final boolean hasBootJar() {
    return this == OPEN_TELEMETRY_LAST || this == MOCKITO;
  }

  /** Whether stacks have the application's line. */
  final boolean hasLines() {
    return this != NO_STACKS && this != ONE_FRAME;
  }
}
