package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler, again and again in one JVM, as a build daemon does. */
public final class CompileLoop {

  private CompileLoop() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 3);
    Path out = Files.createTempDirectory("life-classes");
    while (pace.goesOn()) {
      compile(sources(Paths.get(args[1])), out);
      Pace.pause(pace.next(0.3));
    }
  }

  private static List<File> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .map(Path::toFile)
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  private static void compile(List<File> sources, Path out) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(
              null,
              files,
              problem -> {},
              Arrays.asList("-proc:none", "-d", out.toString()),
              null,
              files.getJavaFileObjectsFromFiles(sources))
          .call();
    }
  }
}
