package io.descry.export;

/**
 * Around a call from the agent's thread into code of the application, such as its log appenders:
 * what that code opens is the application's, not the agent's.
 */
public interface Lending {

  /** From here on this thread works for the application. Must not throw. */
  void enter();

  /** From here on this thread is the agent's again. Must not throw. */
  void leave();
}
