package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * Uses libraries, each with a class loader of its own, as it is told over stdin. Arguments: the
 * folder of the uses, the folder of the jars, and one for files.
 *
 * <ul>
 *   <li>{@code use NAME PORT JAR ...} makes a use ready, runs it twice and prints {@code using};
 *   <li>{@code run NAME N} runs one so often and prints {@code ran};
 *   <li>{@code all N} runs each so often and prints {@code ran all}.
 * </ul>
 */
public final class KnownLeaks {

  private final File uses;
  private final File jars;
  private final Path folder;
  private final Map<String, Runnable> ready = new LinkedHashMap<>();

  private KnownLeaks(String[] args) {
    uses = new File(args[0]);
    jars = new File(args[1]);
    folder = Paths.get(args[2]);
  }

  public static void main(String[] args) throws Exception {
    KnownLeaks program = new KnownLeaks(args);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      program.obey(line.split(" "));
    }
    System.exit(0); // Some libraries leave threads.
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "use":
        use(words);
        say("using");
        break;
      case "run":
        times(ready.get(words[1]), Integer.parseInt(words[2]));
        say("ran");
        break;
      case "all":
        ready.values().forEach(use -> times(use, Integer.parseInt(words[1])));
        say("ran all");
        break;
      default:
        say("no such command");
    }
  }

  private static void times(Runnable use, int times) {
    for (int i = 0; i < times; i++) {
      use.run();
    }
  }

  private void use(String[] words) throws Exception {
    URLClassLoader loader = loader(words);
    int port = Integer.parseInt(words[2]);
    ObjIntConsumer<Path> use = load(loader, "io.descry.tests.known." + words[1]);
    Path own = Files.createDirectories(folder.resolve(words[1]));
    Runnable runnable =
        () -> {
          Thread.currentThread().setContextClassLoader(loader);
          use.accept(own, port);
        };
    times(runnable, 2);
    ready.put(words[1], runnable);
  }

  /** Without this program's class path. */
  private URLClassLoader loader(String[] words) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(uses.toURI().toURL());
    for (int i = 3; i < words.length; i++) {
      urls.add(new File(jars, words[i] + ".jar").toURI().toURL());
    }
    return new URLClassLoader(
        urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent());
  }

  @SuppressWarnings("unchecked") // All uses are of this type.
  private static ObjIntConsumer<Path> load(ClassLoader loader, String name) throws Exception {
    return (ObjIntConsumer<Path>) loader.loadClass(name).getConstructor().newInstance();
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
