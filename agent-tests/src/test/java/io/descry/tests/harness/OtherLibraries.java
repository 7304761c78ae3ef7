package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Classes with the names of the agent's own libraries and nothing of what they have: an application
 * with another version of each. If one met the other, both would break.
 */
public final class OtherLibraries {

  public static final List<String> NAMES =
      List.of(
          "net.bytebuddy.ByteBuddy",
          "net.bytebuddy.asm.Advice",
          "org.slf4j.LoggerFactory",
          "ch.qos.logback.classic.LoggerContext",
          "com.fasterxml.jackson.core.JsonFactory",
          "picocli.CommandLine");

  private OtherLibraries() {}

  /** The folder with the classes, for Java 8. */
  public static Path compile(Path folder) {
    Path sources = folder.resolve("library-sources");
    Path classes = folder.resolve("libraries");
    List<String> arguments = new ArrayList<>(List.of("--release", "8", "-Xlint:-options"));
    arguments.addAll(List.of("-d", classes.toString()));
    NAMES.forEach(name -> arguments.add(write(sources, name)));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new AssertionError("the libraries did not compile");
    }
    return classes;
  }

  private static String write(Path sources, String name) {
    int dot = name.lastIndexOf('.');
    String text =
        """
        package %s;
        public class %s {
          @Override public String toString() {
            return "the application's own " + getClass().getName();
          }
        }
        """
            .formatted(name.substring(0, dot), name.substring(dot + 1));
    try {
      Path file = sources.resolve(name.replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
