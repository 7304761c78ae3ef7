package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Families of the corpus that share a JVM. */
enum Corpora {
  FILES("FileStreams", "FileErrors", "Channels", "Locks", "Readers"),
  FOLDERS("Folders", "Watches", "Zips", "SpecialFiles"),
  SOCKETS("Sockets", "ServerSockets", "Datagrams", "Urls"),
  CHANNELS("SocketChannels", "InterruptedChannels", "Selectors", "AsyncChannels", "16:UnixSockets"),
  PROCESSES("Processes", "11:HttpClients"),
  SUBCLASSES("Subclasses", "Mirrors"),
  FACTORIES("Factories");

  private final List<String> families;

  Corpora(String... families) {
    this.families = List.of(families);
  }

  ChildJvmCommand on(Jdk jdk, Path folder) {
    ChildJvmCommand command =
        ChildJvm.on(jdk).main("io.descry.tests.corpus.Corpus", Programs.empty(folder));
    classes(jdk).forEach(command::classPath);
    // What they do is I/O: the quick compiler is enough, and the optimising one would cost more.
    return command.arguments(families(jdk)).jvm("-XX:TieredStopAtLevel=1");
  }

  private static Stream<Path> classes(Jdk jdk) {
    String folder = System.getProperty("descry.programs") + "-corpus";
    return Stream.of("", "-11", "-16")
        .filter(suffix -> suffix.isEmpty() || -Integer.parseInt(suffix) <= jdk.feature())
        .map(suffix -> Path.of(folder + suffix));
  }

  private String[] families(Jdk jdk) {
    List<String> names = new ArrayList<>();
    for (String family : families) {
      String[] words = family.split(":");
      if (words.length == 1 || Integer.parseInt(words[0]) <= jdk.feature()) {
        names.add(words[words.length - 1]);
      }
    }
    return names.toArray(String[]::new);
  }
}
