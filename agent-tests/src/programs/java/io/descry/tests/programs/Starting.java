package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What large programs do while they start, driven over stdin. Arguments: a folder of jars, which
 * hold classes {@code made.C0}, {@code made.C1} and so on.
 *
 * <ul>
 *   <li>{@code load N} loads the next so many classes and prints {@code loaded};
 *   <li>{@code compile FILE} compiles it against the jars and prints {@code compiled}.
 * </ul>
 */
public final class Starting {

  private final File[] jars;
  private final URLClassLoader loader;
  private int loaded;

  private Starting(File[] jars) throws IOException {
    this.jars = jars;
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toURI().toURL();
    }
    this.loader = new URLClassLoader(urls);
  }

  public static void main(String[] args) throws Exception {
    File[] jars = new File(args[0]).listFiles((folder, name) -> name.endsWith(".jar"));
    Starting starting = new Starting(jars);
    System.out.println("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      System.out.println(starting.obey(words[0], words[1]));
      System.out.flush();
    }
    starting.loader.close();
  }

  private String obey(String command, String argument) throws Exception {
    switch (command) {
      case "load":
        load(Integer.parseInt(argument));
        return "loaded";
      case "compile":
        compile(new File(argument));
        return "compiled";
      default:
        throw new IOException("no such command: " + command);
    }
  }

  private void load(int classes) throws ClassNotFoundException {
    for (int i = 0; i < classes; i++) {
      Class.forName("made.C" + loaded++, true, loader);
    }
  }

  private void compile(File source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(null, files, null, options(source), null, files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new IOException(source + " was not compiled");
      }
    }
  }

  private List<String> options(File source) {
    List<String> paths = new ArrayList<>();
    for (File jar : jars) {
      paths.add(jar.getPath());
    }
    Collections.sort(paths);
    return Arrays.asList("-d", source.getParent(), "-cp", String.join(File.pathSeparator, paths));
  }
}
