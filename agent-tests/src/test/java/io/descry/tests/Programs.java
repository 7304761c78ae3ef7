package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of this module that open families of kinds, and what each needs to start. */
enum Programs {
  FILES("FileFamily", 8),
  FOLDERS("FolderFamily", 8),
  SOCKETS("SocketFamily", 8),
  CHANNELS("ChannelFamily", 8),
  UNIX("UnixFamily", 16),
  PROCESSES("ProcessFamily", 8),
  SERVICES("ServiceFamily", 8),
  HTTP("HttpFamily", 11),
  THREADS("ThreadFamily", 8),
  SHUTDOWN_HOOK("ThreadFamily", 8, "hook"),
  CLOSES("CloseFamily", 8);

  private final String main;
  private final int since;
  private final String[] more;

  Programs(String main, int since, String... more) {
    this.main = main;
    this.since = since;
    this.more = more;
  }

  boolean runsOn(Jdk jdk) {
    return jdk.feature() >= since;
  }

  /** The program with its argument: an empty folder in the given one, or a key store. */
  ChildJvmCommand on(Jdk jdk, Path folder) {
    Path argument = this == SERVICES ? keyStore(folder) : empty(folder);
    return ChildJvm.on(jdk).main(main, argument).arguments(more);
  }

  /** The names of its ways to open. */
  static List<String> cases(ChildJvm child) {
    return child.ask("cases", "ready").stream()
        .filter(line -> line.startsWith("case "))
        .map(line -> line.substring("case ".length()))
        .toList();
  }

  static Path empty(Path folder) {
    try {
      return Files.createTempDirectory(folder, "child");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path keyStore(Path folder) {
    Path store = empty(folder).resolve("keys.p12");
    try {
      Process keytool = new ProcessBuilder(keytool(store)).inheritIO().start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new AssertionError("keytool failed");
      }
      return store;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> keytool(Path store) {
    String command = System.getProperty("java.home") + "/bin/keytool";
    String options = "-genkeypair -alias here -keyalg EC -dname CN=here -validity 3650";
    String password = "-storetype PKCS12 -storepass secret -keystore";
    return List.of((command + " " + options + " " + password + " " + store).split(" "));
  }
}
