package io.descry.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Which class of the jar's engine refers to which, as the JDK's {@code jdeps} reads them. */
final class JarReferences {

  private static final String ENGINE = "inst/";

  private static final String OURS = "io.descry.";

  /** A line of {@code jdeps -v} such as {@code a.B -> c.D not found}. */
  private static final Pattern LINE = Pattern.compile("^ {3}(\\S+)\\s+->\\s+(\\S+)");

  private static final List<String> LIBRARIES =
      List.of(
          "ch.qos.",
          "com.fasterxml.",
          "io.prometheus.",
          "net.bytebuddy.",
          "org.slf4j.",
          "picocli.");

  private final Set<String> inside;
  private final Set<String> reached;

  private JarReferences(Set<String> inside, Set<String> reached) {
    this.inside = inside;
    this.reached = reached;
  }

  static JarReferences of(JarFile jar, Path folder) throws IOException {
    Set<String> inside = unpack(jar, folder);
    return new JarReferences(inside, reached(references(folder), inside));
  }

  /** Classes of the libraries that one of ours leads to, and that are not in the jar. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>(reached);
    missing.removeAll(inside);
    missing.removeIf(name -> LIBRARIES.stream().noneMatch(name::startsWith));
    return missing;
  }

  /** Packages in the jar of which no class is reached. */
  Set<String> unreachedPackages() {
    Set<String> packages = new TreeSet<>();
    inside.forEach(name -> packages.add(packageOf(name)));
    reached.forEach(name -> packages.remove(packageOf(name)));
    return packages;
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static Set<String> unpack(JarFile jar, Path folder) throws IOException {
    Set<String> inside = new TreeSet<>();
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith(ENGINE) && name.endsWith(".class")) {
        String file = name.substring(ENGINE.length());
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, target);
        }
        inside.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
      }
    }
    return inside;
  }

  private static Map<String, Set<String>> references(Path folder) {
    StringWriter out = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    jdeps.run(new PrintWriter(out), new PrintWriter(out), "-v", "-filter:none", folder.toString());
    Map<String, Set<String>> references = new HashMap<>();
    for (String line : out.toString().split("\\R")) {
      Matcher found = LINE.matcher(line);
      if (found.find()) {
        references.computeIfAbsent(found.group(1), name -> new HashSet<>()).add(found.group(2));
      }
    }
    return references;
  }

  private static Set<String> reached(Map<String, Set<String>> references, Set<String> inside) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>();
    inside.stream()
        .filter(name -> name.startsWith(OURS) || name.startsWith("java.io."))
        .forEach(next::add);
    while (!next.isEmpty()) {
      String name = next.remove();
      if (reached.add(name)) {
        next.addAll(references.getOrDefault(name, Set.of()));
      }
    }
    return reached;
  }
}
