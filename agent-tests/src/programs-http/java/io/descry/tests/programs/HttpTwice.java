package io.descry.tests.programs;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * One library in two class loaders that see nothing of each other, nor of the application's: like
 * two web applications, or bundles. Each makes three calls whose responses are kept.
 */
public final class HttpTwice {

  private HttpTwice() {}

  public static void main(String[] args) throws Exception {
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Class<?> type =
          new URLClassLoader(classPath(), Object.class.getClassLoader())
              .loadClass("io.descry.tests.programs." + args[0] + "Calls");
      Object calls = type.getConstructor(String.class).newInstance(args[1]);
      Method unread = type.getMethod("unread");
      for (int call = 0; call < 3; call++) {
        kept.add(unread.invoke(calls));
      }
    }
    System.out.println("ready " + kept.size());
    while (System.in.read() >= 0) {
      continue;
    }
  }

  private static URL[] classPath() throws Exception {
    String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < paths.length; i++) {
      urls[i] = new File(paths[i]).toURI().toURL();
    }
    return urls;
  }
}
