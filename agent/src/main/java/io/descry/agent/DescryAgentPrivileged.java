package io.descry.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/**
 * The start under a security manager's policy. First named once the jar is on the boot path: so the
 * boot loader defines it, and it may do everything, whoever called it.
 */
public final class DescryAgentPrivileged {

  private DescryAgentPrivileged() {}

  @SuppressWarnings("removal")
  public static void start(
      String mode, @Nullable String arguments, File jar, Instrumentation instrumentation)
      throws Exception {
    try {
      AccessController.doPrivileged(
          (PrivilegedExceptionAction<@Nullable Void>)
              () -> {
                DescryAgentStart.start(mode, arguments, jar, instrumentation);
                return null;
              });
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }
}
