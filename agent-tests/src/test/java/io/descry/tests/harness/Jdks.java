package io.descry.tests.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs to test. By default the running one; with {@code -Ddescry.test.jdks=all} one for each
 * version that Descry supports and that is found in the folders of {@code DESCRY_TEST_JDKS} (a path
 * list), in {@code ~/.jdks} or in {@code /usr/lib/jvm}, in this order. With {@code
 * -Ddescry.test.jdks=8,25} only those. Prints once which were found.
 */
public final class Jdks {

  private static final List<Integer> SUPPORTED = List.of(8, 11, 17, 21, 25, 27);
  private static final List<Integer> SOME = List.of(8, 17, 25);
  private static final Pattern VERSION = Pattern.compile(" version \"([^\"]+)\"");
  private static final List<Jdk> CHOSEN = choose(System.getProperty("descry.test.jdks", ""));

  private Jdks() {}

  /** The JDKs to test, oldest first; never empty. */
  public static Stream<Jdk> all() {
    return CHOSEN.stream();
  }

  /**
   * Three of them, where what is tested differs little from JDK to JDK: 8, one in the middle and a
   * late one; or those that were asked for.
   */
  public static Stream<Jdk> some() {
    List<Jdk> some = CHOSEN.stream().filter(jdk -> SOME.contains(jdk.feature())).toList();
    return some.isEmpty() ? all() : some.stream();
  }

  /** The JDK that runs the tests. */
  public static Jdk running() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  private static List<Jdk> choose(String property) {
    List<Jdk> chosen = property.isBlank() ? List.of(running()) : found(property);
    System.out.println("Descry is tested on " + chosen.stream().map(Jdks::describe).toList());
    if (chosen.isEmpty()) {
      throw new IllegalStateException("no JDK found for descry.test.jdks=" + property);
    }
    return chosen;
  }

  private static String describe(Jdk jdk) {
    return jdk + " (" + jdk.home() + ")";
  }

  private static List<Jdk> found(String property) {
    Map<Integer, Jdk> byVersion = new TreeMap<>();
    for (Path folder : folders()) {
      for (Path home : children(folder)) {
        jdk(home)
            .filter(j -> wanted(j, property))
            .ifPresent(j -> byVersion.putIfAbsent(j.feature(), j));
      }
    }
    return List.copyOf(byVersion.values());
  }

  private static boolean wanted(Jdk jdk, String property) {
    return SUPPORTED.contains(jdk.feature())
        && (property.equals("all")
            || List.of(property.split(",")).contains(String.valueOf(jdk.feature())));
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String named = System.getenv("DESCRY_TEST_JDKS");
    if (named != null) {
      Stream.of(named.split(":")).map(Path::of).forEach(folders::add);
    }
    folders.add(Path.of(System.getProperty("user.home"), ".jdks"));
    folders.add(Path.of("/usr/lib/jvm"));
    return folders;
  }

  /** The folder itself too: {@code DESCRY_TEST_JDKS} may name a JDK or a folder of JDKs. */
  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), children.sorted()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Jdk> jdk(Path home) {
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    return version(home).map(Jdks::feature).map(feature -> new Jdk(feature, home));
  }

  /** Asked of the JVM itself: not every JDK 8 has a file {@code release}. */
  private static Optional<String> version(Path home) {
    try {
      Process java =
          new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
              .redirectErrorStream(true)
              .start();
      try (BufferedReader output = java.inputReader()) {
        return output
            .lines()
            .flatMap(line -> VERSION.matcher(line).results())
            .findFirst()
            .map(r -> r.group(1));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of {@code 1.8.0_504} 8, of {@code 17.0.15} 17. */
  private static int feature(String version) {
    String[] parts = version.split("[._-]");
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }
}
