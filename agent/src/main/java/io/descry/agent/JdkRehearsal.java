package io.descry.agent;

import java.util.Formatter;

/**
 * Initialises JDK classes that open files when they are first used, and stay broken when that
 * fails. A first lambda with a boxed value can need them too: on 8 its linkage formats a text,
 * which reads the currencies' file.
 */
final class JdkRehearsal {

  private JdkRehearsal() {}

  static void run() {
    try (Formatter formatter = new Formatter()) {
      formatter.format("%s %d", "a", 1L).flush();
    }
  }
}
