package io.descry.tests.programs;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent that has the JVM write classes of the JDK anew, twice, as an attach and a detach do, and
 * changes nothing: what the JVM itself keeps of that. Its argument is a file of class names.
 */
public final class Rewriter implements ClassFileTransformer {

  /** As many at once as Descry gives. */
  private static final int AT_ONCE = 24;

  private Rewriter() {}

  public static void agentmain(String names, Instrumentation instrumentation) throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : Files.readAllLines(Paths.get(names))) {
      classes.add(Class.forName(name, false, null));
    }
    Rewriter rewriter = new Rewriter();
    instrumentation.addTransformer(rewriter, true);
    rewrite(classes, instrumentation);
    instrumentation.removeTransformer(rewriter);
    rewrite(classes, instrumentation);
  }

  private static void rewrite(List<Class<?>> classes, Instrumentation instrumentation)
      throws Exception {
    for (int from = 0; from < classes.size(); from += AT_ONCE) {
      int to = Math.min(classes.size(), from + AT_ONCE);
      instrumentation.retransformClasses(classes.subList(from, to).toArray(new Class<?>[0]));
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    return null;
  }
}
