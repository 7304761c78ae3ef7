package io.descry.tests.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Jars of small classes {@code made.C0}, {@code made.C1} and so on, for programs that load much.
 */
public final class ManyJars {

  private ManyJars() {}

  /** Makes them in this folder; the classes are for Java 8. */
  public static void create(Path folder, int jars, int classesEach) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(classes, jars * classesEach);
    for (int jar = 0; jar < jars; jar++) {
      try (OutputStream file = Files.newOutputStream(folder.resolve("library" + jar + ".jar"));
          ZipOutputStream entries = new ZipOutputStream(file)) {
        for (int i = jar * classesEach; i < (jar + 1) * classesEach; i++) {
          entries.putNextEntry(new ZipEntry("made/C" + i + ".class"));
          Files.copy(classes.resolve("made/C" + i + ".class"), entries);
        }
      }
    }
  }

  /** A source that uses the first so many of the classes. */
  public static Path user(Path folder, int classes) throws IOException {
    StringBuilder text = new StringBuilder("public class User {\n");
    for (int i = 0; i < classes; i++) {
      text.append("  int use").append(i).append("() { return made.C").append(i);
      text.append(".number(); }\n");
    }
    Path source = Files.createDirectories(folder).resolve("User.java");
    return Files.writeString(source, text.append("}\n"));
  }

  private static void compile(Path classes, int count) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--release", "8", "-Xlint:-options", "-d", classes.toString()));
    for (int i = 0; i < count; i++) {
      String text = "package made; public class C%d { public static int number() { return %d; } }";
      Path source = classes.resolve("C" + i + ".java");
      arguments.add(Files.writeString(source, text.formatted(i, i)).toString());
    }
    String[] all = arguments.toArray(String[]::new);
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
      throw new AssertionError("the classes did not compile");
    }
  }
}
