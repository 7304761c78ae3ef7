package io.descry.tests.programs;

import java.io.PrintStream;
import java.lang.instrument.Instrumentation;

/** An agent that writes the names of all loaded classes into the file of its argument. */
public final class ClassLister {

  private ClassLister() {}

  public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
    try (PrintStream out = new PrintStream(file, "UTF-8")) {
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        out.println(type.getName());
      }
    }
  }
}
